import { isRule } from '@assay/shared'
import type { CleaningStep, StepEffect } from '@assay/shared'
import { formatNumber, formatScore, formatWhole, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'
import { beforeAndAfter } from './before-and-after.ts'
import { describeStep } from './describe-step.ts'

/** What a ledger needs; it says as much as is known. */
type LedgerRequest = { readonly plan: Pick<ReportRequest['plan'], 'steps' | 'suggestions'> } & Partial<Pick<ReportRequest, 'touched' | 'effects' | 'changes'>>

/** More of them fold. */
const shownSteps = 40

/** Every step of the plan with its reason and what it does, in the order in which they are applied; then what is suggested, and not done. */
export function ledger ({ plan: { steps, suggestions = [] }, touched = [], effects = [], changes = [] }: LedgerRequest): Html {
  const rows = steps.map((step, place) => row(step, place, touched[place] ?? null, effects))
  const table = (shown: readonly Html[]): Html => html`<div class="scroll"><table class="ledger">
<thead><tr><th scope="col" class="number">#</th><th scope="col">Column</th><th scope="col">Step</th><th scope="col">Kind</th><th scope="col" class="number">Touches</th>${effects.length > 0 && html`<th scope="col">Effect on the score</th>`}<th scope="col">Reason</th></tr></thead>
<tbody>${shown}</tbody></table></div>`
  return html`<section id="cleaning" aria-labelledby="cleaning-title">
<h2 id="cleaning-title">What cleaning does</h2>
${steps.length === 0 ? html`<p>Nothing: the rows are learnt from as they are.</p>` : html`<p class="quiet">A <b>fact</b> holds for every row alike. A <b>rule</b> is learnt from training rows inside each fold, and travels with the model. Change any of it with <code>PUT /datasets/{id}/plan</code>. ${effects.length === 0 && html`What each step does to the score is measured on request: <code>ablation=true</code>.`}${sampled(effects)}</p>
${table(rows.slice(0, shownSteps))}
${rows.length > shownSteps && html`<details><summary>The other ${rows.length - shownSteps} steps</summary>${table(rows.slice(shownSteps))}</details>`}`}
${suggestions.length > 0 && suggested(suggestions)}
${beforeAndAfter(changes)}
</section>
`
}

function row (step: CleaningStep, place: number, touched: number | null, effects: readonly StepEffect[]): Html {
  const effect = effects.find((found) => found.step === place)
  return html`<tr><td class="number">${place + 1}</td><th scope="row"><bdi>${columnOf(step)}</bdi></th><td class="step">${describeStep(step)}</td><td class="kind"><span class="badge">${isRule(step) ? 'rule' : 'fact'}</span></td><td class="number touched">${touched !== null && html`${formatWhole(touched)} <small>${'column' in step ? 'cells' : 'rows'}</small>`}</td>${effects.length > 0 && html`<td class="effect">${effect !== undefined && describeEffect(effect)}</td>`}<td class="wrap reason">${shorten(step.reason, 300)}</td></tr>
`
}

const columnOf = (step: CleaningStep): string => 'column' in step ? shorten(step.column, 40) : step.step === 'dropRows' || step.step === 'groupRows' || step.step === 'dropOutliers' ? 'rows' : 'columns'

const verdicts = { helps: 'helps', hurts: 'hurts', noDifference: 'no difference', notComparable: 'without it, not to be believed' } as const

function sampled ([effect]: readonly StepEffect[]): Html | false {
  if (effect === undefined || effect.measuredOn.rows === effect.measuredOn.of) return false
  return html`Effects on the score are measured on ${formatWhole(effect.measuredOn.rows)} of ${formatWhole(effect.measuredOn.of)} training rows.`
}

function describeEffect ({ learner, metric, withStep, withoutStep, gain, gainInterval, verdict }: StepEffect): Html {
  const isSame = gainInterval?.low === 0 && gainInterval.high === 0
  const interval = gainInterval === null ? '' : `, 95 % interval ${formatNumber(gainInterval.low)} to ${formatNumber(gainInterval.high)}`
  return html`<span class="verdict ${verdict}" title="${`${metric} of ${learner}${interval}`}">${verdicts[verdict]}</span> <small>${isSame ? html`${formatScore(withStep)} either way, ${learner}` : html`${formatScore(withStep)} with, ${formatScore(withoutStep)} without${gainInterval !== null && html` (${gain > 0 && '+'}${formatNumber(Number(gain.toPrecision(2)))}), ${learner}`}`}</small>`
}

function suggested (suggestions: readonly CleaningStep[]): Html {
  return html`<h3>Suggested, not done</h3>
<p class="quiet">These may be right, but only you can know. Add those that are to the plan’s steps.</p>
<ul class="alerts">${suggestions.map((step) => html`<li><span class="badge">${columnOf(step)}</span> <span>${describeStep(step)}. ${shorten(step.reason, 300)}</span></li>
`)}</ul>`
}
