import { ApiProblem } from '@assay/client'
import type { FormField } from '@assay/model'
import type { Prediction, Problem } from '@assay/shared'
import { useMemo, useState } from 'preact/hooks'
import { client } from '../api.ts'
import { useAction } from '../hooks/use-action.ts'
import { words } from '../words/words.ts'
import { AnswerSection } from './answer-section.tsx'
import { ImmutableField } from './immutable-field.tsx'
import { RowForm, faultsByColumn, typicalRow } from './row-form.tsx'

interface AskPanelProps { readonly name: string, readonly version: number, readonly question: Problem, readonly fields: readonly FormField[] }

/** One row in, one answer out. */
export function AskPanel ({ name, version, question, fields }: AskPanelProps) {
  const [values, setValues] = useState(() => typicalRow(fields))
  const [prediction, setPrediction] = useState<Prediction | null>(null)
  const [immutable, setImmutable] = useState<readonly string[]>([])
  const { run, busy, error } = useAction(async () => {
    const { predictions } = await client.predict(values, { model: name, version, explain: true, conformal: true, counterfactual: question.kind !== 'regression', ...(immutable.length > 0 && { immutable: immutable.join(',') }) })
    setPrediction(predictions[0]!)
  })
  // They are sent as a list parted by commas.
  const listable = fields.map(({ name }) => name).filter((name) => !name.includes(',') && name.trim() === name)
  const faults = useMemo(() => error instanceof ApiProblem ? faultsByColumn(error.errors) : new Map<string, string>(), [error])
  return (
    <div class="ask">
      <section class="panel" aria-label={words.predict.row}>
        <RowForm fields={fields} values={values} faults={faults} onValues={setValues} onSubmit={() => { void run() }}>
          {question.kind !== 'regression' && <ImmutableField columns={listable} immutable={immutable} onImmutable={setImmutable} />}
          <button type="submit" class="primary" aria-disabled={busy}>{words.predict.predict}</button>
          <button type="button" onClick={() => setValues(typicalRow(fields))}>{words.predict.reset}</button>
        </RowForm>
      </section>
      <AnswerSection prediction={prediction} target={question.target} error={error} />
    </div>
  )
}
