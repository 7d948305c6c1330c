import { useState } from 'preact/hooks'
import { words } from '../words/words.ts'

interface ImmutableFieldProps {
  readonly columns: readonly string[]
  readonly immutable: readonly string[]
  readonly onImmutable: (immutable: readonly string[]) => void
}

/** Columns that what would change the answer must leave as they are: an age, say. */
export function ImmutableField ({ columns, immutable, onImmutable }: ImmutableFieldProps) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.predict.immutable}</summary>
      {open && (
        <fieldset class="checks">
          <legend class="hidden">{words.predict.immutable}</legend>
          <small class="quiet">{words.predict.immutableLead}</small>
          <div>{columns.map((column) => (
            <label key={column}>
              <input type="checkbox" checked={immutable.includes(column)} onChange={({ currentTarget: { checked } }) => onImmutable(columns.filter((other) => other === column ? checked : immutable.includes(other)))} />
              <span>{column}</span>
            </label>
          ))}
          </div>
        </fieldset>
      )}
    </details>
  )
}
