import { ApiProblem } from '@assay/client'
import type { FormField } from '@assay/model'
import type { Prediction, Problem } from '@assay/shared'
import { useState } from 'preact/hooks'
import { client } from '../api.ts'
import { useAction } from '../hooks/use-action.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { words } from '../words/words.ts'
import { AnswerPanel } from './answer-panel.tsx'
import { RowForm, faultsByColumn, typicalRow } from './row-form.tsx'

interface AskPanelProps { readonly name: string, readonly version: number, readonly question: Problem, readonly fields: readonly FormField[] }

/** One row in, one answer out. */
export function AskPanel ({ name, version, question, fields }: AskPanelProps) {
  const [values, setValues] = useState(() => typicalRow(fields))
  const [prediction, setPrediction] = useState<Prediction | null>(null)
  const { run, busy, error } = useAction(async () => {
    const { predictions } = await client.predict(values, { model: name, version, explain: true, conformal: true, counterfactual: question.kind !== 'regression' })
    setPrediction(predictions[0]!)
  })
  const faults = error instanceof ApiProblem ? faultsByColumn(error.errors) : new Map<string, string>()
  return (
    <div class="ask">
      <section class="panel" aria-label={words.predict.row}>
        <RowForm fields={fields} values={values} faults={faults} onValues={setValues} onSubmit={() => { void run() }}>
          <button type="submit" class="primary" disabled={busy}>{words.predict.predict}</button>
          <button type="button" onClick={() => setValues(typicalRow(fields))}>{words.predict.reset}</button>
        </RowForm>
      </section>
      <section class="panel beside" aria-label={words.predict.answer} aria-live="polite">
        {error !== null && <ProblemNote error={error} />}
        {prediction === null
          ? error === null && <p class="empty">{words.predict.noAnswer}</p>
          : <AnswerPanel prediction={prediction} target={question.target} />}
      </section>
    </div>
  )
}
