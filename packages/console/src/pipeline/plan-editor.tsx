import type { CleaningPlan, CleaningStep } from '@assay/shared'
import { useState } from 'preact/hooks'
import { client } from '../api.ts'
import { useAction } from '../hooks/use-action.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { go } from '../route.ts'
import { words } from '../words/words.ts'
import { describeStep } from './describe-step.ts'
import { AddStep } from './add-step.tsx'
import { StepFields } from './step-fields.tsx'

interface PlanEditorProps { readonly datasetId: string, readonly plan: CleaningPlan, readonly onClose: () => void }

/** Steps to change, take out and add; the edited plan starts a pipeline of its own. */
export function PlanEditor ({ datasetId, plan, onClose }: PlanEditorProps) {
  const [steps, setSteps] = useState(plan.steps)
  const profile = useAnswer(() => client.datasets.profile(datasetId), [datasetId])
  const { run, busy, error } = useAction(async () => {
    const { pipeline } = await client.datasets.changePlan(datasetId, { ...plan, steps })
    go({ page: 'pipeline', id: pipeline.id })
  })
  const suggestions = (plan.suggestions ?? []).filter((step) => !steps.includes(step))
  const change = (index: number, step: CleaningStep): void => setSteps(steps.map((known, at) => at === index ? step : known))
  return (
    <form class="plan" onSubmit={(event) => { event.preventDefault(); void run() }}>
      <ol class="steps">{steps.map((step, index) => (
        <li key={`${index} ${JSON.stringify(plan.steps[index])}`}>
          <strong>{'column' in step ? step.column : words.plan.allRows}</strong>
          <div class="edit">
            <span>{words.plan.steps[step.step]}</span>
            <StepFields step={step} onStep={(edited) => change(index, edited)} />
            <small class="quiet" lang="en">{step.reason}</small>
          </div>
          <button type="button" class="plain" onClick={() => setSteps(steps.filter((_, at) => at !== index))}>{words.plan.remove}<span class="hidden"> {'column' in step ? step.column : ''} {words.plan.steps[step.step]}</span></button>
        </li>
      ))}
      </ol>
      {suggestions.length > 0 && (
        <section>
          <h3>{words.plan.suggestions}</h3>
          <ul class="steps">{suggestions.map((step) => (
            <li key={JSON.stringify(step)}>
              <strong>{'column' in step ? step.column : words.plan.allRows}</strong>
              <div class="edit"><span>{describeStep(step)}</span><small class="quiet" lang="en">{step.reason}</small></div>
              <button type="button" class="plain" onClick={() => setSteps([...steps, step])}>{words.plan.take}<span class="hidden"> {describeStep(step)}</span></button>
            </li>
          ))}
          </ul>
        </section>
      )}
      <AddStep columns={(profile.value?.columns ?? []).filter(({ name }) => name !== plan.target)} onStep={(step) => setSteps([...steps, step])} />
      <div class="actions">
        <button type="submit" class="primary" disabled={steps === plan.steps} aria-disabled={busy}>{words.plan.train}</button>
        <button type="button" onClick={onClose}>{words.plan.close}</button>
      </div>
      {error !== null && <ProblemNote error={error} />}
    </form>
  )
}
