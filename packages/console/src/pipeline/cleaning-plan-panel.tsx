import type { CleaningPlan } from '@assay/shared'
import { useState } from 'preact/hooks'
import { client } from '../api.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { Answered } from '../parts/answered.tsx'
import { words } from '../words/words.ts'
import { describeStep } from './describe-step.ts'
import { PlanEditor } from './plan-editor.tsx'

/** What is done to the columns before anything is learnt, and why; a person may do otherwise. */
export function CleaningPlanPanel ({ datasetId }: { readonly datasetId: string }) {
  const plan = useAnswer(() => client.datasets.plan(datasetId), [datasetId])
  const [editing, setEditing] = useState(false)
  return (
    <section class="panel" aria-labelledby="plan">
      <div class="row">
        <h2 id="plan">{words.plan.title}</h2>
        {plan.value !== null && !editing && <button type="button" onClick={() => setEditing(true)}>{words.plan.edit}</button>}
      </div>
      <p class="quiet">{words.plan.lead}</p>
      <Answered answer={plan}>{(value) => editing
        ? <PlanEditor datasetId={datasetId} plan={value} onClose={() => setEditing(false)} />
        : <PlanSteps plan={value} />}
      </Answered>
    </section>
  )
}

const stepsAtFirst = 12

function PlanSteps ({ plan: { steps } }: { readonly plan: CleaningPlan }) {
  const [all, setAll] = useState(false)
  if (steps.length === 0) return <p class="empty">{words.plan.nothing}</p>
  return (
    <>
      <ol class="steps">{(all ? steps : steps.slice(0, stepsAtFirst)).map((step, index) => (
        <li key={index}>
          <strong>{'column' in step ? step.column : words.plan.allRows}</strong>
          <span>{describeStep(step)}</span>
          <span class="quiet" lang="en">{step.reason}</span>
        </li>
      ))}
      </ol>
      {!all && steps.length > stepsAtFirst && <p><button type="button" class="plain" onClick={() => setAll(true)}>{words.board.all(steps.length)}</button></p>}
    </>
  )
}
