import { formField } from '@assay/model'
import { AppError } from '@assay/shared'
import type { Prediction } from '@assay/shared'
import { useState } from 'preact/hooks'
import { useTitle } from '../hooks/use-title.ts'
import { AnswerSection } from '../predict/answer-section.tsx'
import { RowForm, faultsByColumn, typicalRow } from '../predict/row-form.tsx'
import { words } from '../words/words.ts'
import type { HeldModel } from './read-model.ts'

/** The form and the answers of the one model that this page holds. */
export function OfflinePage ({ model }: { readonly model: HeldModel | null }) {
  return (
    <>
      <header class="masthead"><span class="mark">Assay</span></header>
      {model === null ? <main class="narrow"><p class="note bad">{words.offline.broken}</p></main> : <AskModel model={model} />}
    </>
  )
}

function AskModel ({ model: { name, version, artifact, predictRow } }: { readonly model: HeldModel }) {
  useTitle(name, words.predict.title(artifact.problem.target))
  const fields = artifact.fields.map((field, index) => formField(field, artifact.recipe.inputs[index]!.format))
  const [values, setValues] = useState(() => typicalRow(fields))
  const [prediction, setPrediction] = useState<Prediction | null>(null)
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())

  function predict (): void {
    try {
      setPrediction(predictRow(values, { explain: true, conformal: true }))
      setFaults(new Map())
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      setFaults(faultsByColumn(error.errors))
    }
  }

  return (
    <main>
      <div class="title">
        <p class="eyebrow">{name} · {words.model.version(version)}</p>
        <h1>{words.predict.title(artifact.problem.target)}</h1>
        <p class="lead">{words.offline.lead} {words.predict.lead}</p>
      </div>
      <div class="ask">
        <section class="panel" aria-label={words.predict.row}>
          <RowForm fields={fields} values={values} faults={faults} onValues={setValues} onSubmit={predict}>
            <button type="submit" class="primary">{words.predict.predict}</button>
            <button type="button" onClick={() => setValues(typicalRow(fields))}>{words.predict.reset}</button>
          </RowForm>
        </section>
        <AnswerSection prediction={prediction} target={artifact.problem.target} />
      </div>
    </main>
  )
}
