import { parseMonotone, writeMonotone } from '@assay/shared'
import { words } from '../words/words.ts'

interface MonotoneFieldProps {
  /** Those that hold numbers. */
  readonly columns: readonly string[]
  readonly monotone: readonly string[] | undefined
  readonly onMonotone: (monotone: readonly string[] | undefined) => void
}

/** Columns with which the answer only rises, or only falls. */
export function MonotoneField ({ columns, monotone = [], onMonotone }: MonotoneFieldProps) {
  if (columns.length === 0) return null
  const promises = monotone.map(parseMonotone)

  function choose (column: string, direction: string): void {
    const others = promises.filter((promise) => promise.column !== column)
    const chosen = [...others, ...(direction === '' ? [] : [parseMonotone(`${direction}${column}`)])].map(writeMonotone)
    onMonotone(chosen.length === 0 ? undefined : chosen)
  }
  return (
    <details>
      <summary>{words.options.monotone}{promises.length > 0 && ` (${promises.length})`}</summary>
      <p class="quiet"><small>{words.options.monotoneLead}</small></p>
      <div class="fields">{columns.map((column) => (
        <label key={column} class="field">
          <span>{column}</span>
          <select value={monotone.find((promise) => parseMonotone(promise).column === column)?.[0] ?? ''} onChange={({ currentTarget: { value } }) => choose(column, value)}>
            <option value="">{words.options.anyWay}</option>
            <option value="+">{words.options.rises}</option>
            <option value="-">{words.options.falls}</option>
          </select>
        </label>
      ))}
      </div>
    </details>
  )
}
