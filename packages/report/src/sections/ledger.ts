import { isRule } from '@assay/shared'
import type { CleaningStep, StepEffect } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { recorded } from '../recorded.ts'
import type { ReportRequest } from '../render-report.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'
import { beforeAndAfter } from './before-and-after.ts'
import { describeStep } from '../describe-step.ts'

/** What a ledger needs; it says as much as is known. */
type LedgerRequest = { readonly plan: Pick<ReportRequest['plan'], 'steps' | 'suggestions'> } & Partial<Pick<ReportRequest, 'touched' | 'effects' | 'changes'>>

/** More of them fold. */
const shownSteps = 40

/** Every step of the plan with its reason and what it does, in the order in which they are applied; then what is suggested, and not done. */
export function ledger ({ plan: { steps, suggestions = [] }, touched = [], effects = [], changes = [] }: LedgerRequest, words: Words): Html {
  const { cleaning: say, titles } = words
  const rows = steps.map((step, place) => row(step, place, touched[place] ?? null, effects, words))
  const table = (shown: readonly Html[]): Html => html`<div class="scroll" tabindex="0"><table class="ledger">
<thead><tr><th scope="col" class="number">#</th><th scope="col">${titles.column}</th><th scope="col">${say.step}</th><th scope="col">${say.kind}</th><th scope="col" class="number">${say.touches}</th>${effects.length > 0 && html`<th scope="col">${say.effect}</th>`}<th scope="col">${say.reason}</th></tr></thead>
<tbody>${shown}</tbody></table></div>`
  return html`<section id="cleaning" aria-labelledby="cleaning-title">
<h2 id="cleaning-title">${say.title}</h2>
${steps.length === 0 ? html`<p>${say.nothing}</p>` : html`<p class="quiet">${say.lead} ${effects.length === 0 && say.ablation}${sampled(effects, words)}</p>
${table(rows.slice(0, shownSteps))}
${rows.length > shownSteps && html`<details><summary>${say.others(rows.length - shownSteps)}</summary>${table(rows.slice(shownSteps))}</details>`}`}
${suggestions.length > 0 && suggested(suggestions, words)}
${beforeAndAfter(changes, words)}
</section>
`
}

function row (step: CleaningStep, place: number, touched: number | null, effects: readonly StepEffect[], words: Words): Html {
  const { cleaning: say } = words
  const effect = effects.find((found) => found.step === place)
  return html`<tr><td class="number">${place + 1}</td><th scope="row"><bdi>${columnOf(step, words)}</bdi></th><td class="step">${describeStep(step, words)}</td><td class="kind"><span class="badge">${isRule(step) ? say.rule : say.fact}</span></td><td class="number touched">${touched !== null && html`${words.format.whole(touched)} <small>${'column' in step ? say.cells : say.rows}</small>`}</td>${effects.length > 0 && html`<td class="effect">${effect !== undefined && describeEffect(effect, words)}</td>`}<td class="wrap reason">${recorded(shorten(step.reason, 300), words)}</td></tr>
`
}

const columnOf = (step: CleaningStep, { cleaning: { rows, columns } }: Words): string => 'column' in step ? shorten(step.column, 40) : step.step === 'dropRows' || step.step === 'groupRows' || step.step === 'dropOutliers' ? rows : columns

function sampled ([effect]: readonly StepEffect[], { cleaning: say }: Words): string | false {
  if (effect === undefined || effect.measuredOn.rows === effect.measuredOn.of) return false
  return say.sampled(effect.measuredOn.rows, effect.measuredOn.of)
}

function describeEffect ({ learner, metric, withStep, withoutStep, gain, gainInterval, verdict }: StepEffect, { cleaning: say, terms, interval, format: { number, score } }: Words): Html {
  const isSame = gainInterval?.low === 0 && gainInterval.high === 0
  const by = terms.learners[learner]
  const measured = [say.measured(terms.metrics[metric], by), ...gainInterval === null ? [] : [interval(number(gainInterval.low), number(gainInterval.high))]].join(', ')
  const difference = gainInterval === null ? '' : ` (${gain > 0 ? '+' : ''}${number(Number(gain.toPrecision(2)))})`
  return html`<span class="verdict ${verdict}" title="${measured}">${say.verdicts[verdict]}</span> <small>${isSame ? say.eitherWay(score(withStep), by) : say.withAndWithout(score(withStep), score(withoutStep), difference, by)}</small>`
}

function suggested (suggestions: readonly CleaningStep[], words: Words): Html {
  return html`<h3>${words.cleaning.suggested}</h3>
<p class="quiet">${words.cleaning.suggestedLead}</p>
<ul class="alerts">${suggestions.map((step) => html`<li><span class="badge">${columnOf(step, words)}</span> <span>${describeStep(step, words)}. ${recorded(shorten(step.reason, 300), words)}</span></li>
`)}</ul>`
}
