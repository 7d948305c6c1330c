import type { CleaningStep, ColumnProfile, ColumnType } from '@assay/shared'
import { useState } from 'preact/hooks'
import { words } from '../words/words.ts'

/** Steps about one column, which need no second one. */
type ColumnStep = Exclude<Extract<CleaningStep, { column: string }>, { step: 'daysBetween' }>
type ColumnStepName = ColumnStep['step']

/** What a new step begins with, and the columns it suits. */
const starts: { readonly [S in ColumnStepName]: { readonly suits: readonly ColumnType[], readonly start: (column: string) => Omit<Extract<ColumnStep, { step: S }>, 'reason'> } } = {
  drop: { suits: ['number', 'date', 'category', 'text'], start: (column) => ({ step: 'drop', column }) },
  missing: { suits: ['number', 'date', 'category', 'text'], start: (column) => ({ step: 'missing', column, values: [] }) },
  impute: { suits: ['number', 'category'], start: (column) => ({ step: 'impute', column, with: 'median', indicator: true }) },
  clip: { suits: ['number'], start: (column) => ({ step: 'clip', column, lowQuantile: 0.01, highQuantile: 0.99 }) },
  rareLevels: { suits: ['category'], start: (column) => ({ step: 'rareLevels', column, minRows: 20 }) },
  targetEncode: { suits: ['category'], start: (column) => ({ step: 'targetEncode', column, smoothing: 20 }) },
  mergeLevels: { suits: ['category'], start: (column) => ({ step: 'mergeLevels', column, levels: [] }) },
  dateParts: { suits: ['date'], start: (column) => ({ step: 'dateParts', column, parts: ['year', 'month', 'weekday'] }) },
  unskew: { suits: ['number'], start: (column) => ({ step: 'unskew', column, with: 'yeoJohnson', beyond: 1 }) },
  cyclic: { suits: ['number'], start: (column) => ({ step: 'cyclic', column, period: 24 }) },
  textParts: { suits: ['text'], start: (column) => ({ step: 'textParts', column, parts: ['length', 'words'] }) },
  hashWords: { suits: ['text'], start: (column) => ({ step: 'hashWords', column, buckets: 4096, mostTerms: 64 }) }
}

interface AddStepProps { readonly columns: readonly ColumnProfile[], readonly onStep: (step: CleaningStep) => void }

/** A new step for one column. */
export function AddStep ({ columns, onStep }: AddStepProps) {
  const [name, setName] = useState('')
  const column = columns.find((known) => known.name === name)
  return (
    <fieldset class="add">
      <legend>{words.plan.add}</legend>
      <label class="field"><small>{words.plan.column}</small>
        <select value={name} onChange={({ currentTarget }) => setName(currentTarget.value)}>
          <option value="" />
          {columns.map((known) => <option key={known.name}>{known.name}</option>)}
        </select>
      </label>
      {column !== undefined && (Object.keys(starts) as ColumnStepName[]).filter((step) => starts[step].suits.includes(column.type)).map((step) => (
        <button key={step} type="button" onClick={() => onStep({ reason: words.plan.byHand, ...withFiller(starts[step].start(name), column.type) } as CleaningStep)}>{words.plan.steps[step]}</button>
      ))}
    </fieldset>
  )
}

function withFiller (step: Omit<CleaningStep, 'reason'>, type: ColumnType): Omit<CleaningStep, 'reason'> {
  return step.step === 'impute' && type === 'category' ? { ...step, with: 'level' } as Omit<CleaningStep, 'reason'> : step
}
