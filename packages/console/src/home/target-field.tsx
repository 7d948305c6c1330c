import { words } from '../words/words.ts'

interface TargetFieldProps {
  readonly target: string
  readonly onTarget: (name: string) => void
}

/** The column to predict, typed: of a file whose columns are not known here. */
export function TargetField ({ target, onTarget }: TargetFieldProps) {
  return (
    <label class="field">
      <span>{words.upload.target}</span>
      <input required value={target} onInput={({ currentTarget: { value } }) => onTarget(value)} />
      <small class="quiet">{words.upload.parquet}</small>
    </label>
  )
}
