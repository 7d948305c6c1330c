import type { Cell } from '@assay/table'
import { formatDay, formatValue } from '../format.ts'
import { words } from '../words/words.ts'
import type { Preview, PreviewColumn } from './read-preview.ts'

interface PreviewTableProps {
  readonly preview: Preview
  readonly target: string
  readonly onTarget: (name: string) => void
}

/** The first rows under their columns, one of which is the one to predict. */
export function PreviewTable ({ preview: { columns, rows, partial }, target, onTarget }: PreviewTableProps) {
  return (
    <fieldset class="preview">
      <legend>{words.upload.target}</legend>
      <div class="scroll" tabIndex={0} role="group" aria-label={words.upload.firstRows}>
        <table>
          <thead>
            <tr>{columns.map(({ name, type }) => (
              <th key={name} scope="col" class={name === target ? 'chosen' : ''}>
                <label>
                  <input type="radio" name="target" required checked={name === target} onChange={() => onTarget(name)} />
                  <span>{name}</span>
                  <small>{words.upload.types[type]}</small>
                </label>
              </th>
            ))}
            </tr>
          </thead>
          <tbody>{Array.from({ length: rows }, (_, row) => (
            <tr key={row}>{columns.map((column) => (
              <td key={column.name} class={`${column.type}${column.name === target ? ' chosen' : ''}`}>{cellText(column, column.cells[row] ?? null)}</td>
            ))}
            </tr>
          ))}
          </tbody>
        </table>
      </div>
      {partial && <small class="quiet">{words.upload.partial}</small>}
    </fieldset>
  )
}

function cellText ({ type }: PreviewColumn, cell: Cell): string {
  if (cell === null) return '–'
  return type === 'date' && typeof cell === 'number' ? formatDay(cell) : typeof cell === 'number' ? formatValue(cell) : cell
}
