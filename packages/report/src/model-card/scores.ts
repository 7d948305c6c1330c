import type { ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { precisionRecallPlot, rocPlot } from '../plots/curve-plots.ts'
import { reliabilityPlot } from '../plots/reliability-plot.ts'
import { figure } from '../plots/render-plot.ts'
import type { Words } from '../words/en.ts'

/** How good the model is on locked rows, with intervals and curves. */
export function scores ({ test, crossValidated, validation, curves, calibration, question }: ModelCard, words: Words): Html {
  const { expectedError, kind } = calibration
  const { scores: say, terms, format: { score, number } } = words
  return html`<section id="scores" aria-labelledby="scores-title">
<h2 id="scores-title">${words.card.nav.scores}</h2>
<p class="quiet">${say.lead(terms.validation(validation), terms.metrics[crossValidated.metric], words.listed(crossValidated.folds.map(score)))}</p>
<div class="pair">
<div class="scroll" tabindex="0"><table>
<caption>${say.caption}</caption>
<thead><tr><th scope="col">${say.score}</th><th scope="col" class="number">${say.value}</th><th scope="col" class="number">${words.intervalTitle}</th></tr></thead>
<tbody>${test.map(({ metric, value, low, high }) => html`<tr><th scope="row">${terms.metrics[metric]}</th><td class="number">${score(value)}</td><td class="number">${words.range(score(low), score(high))}</td></tr>
`)}</tbody></table></div>
${curves !== undefined && html`${figure(rocPlot(curves.roc, words), say.roc)}
${figure(precisionRecallPlot(curves.precisionRecall, words), say.precisionRecall)}
${figure(reliabilityPlot(curves.reliability, words), say.reliability)}`}
</div>
${question.kind !== 'regression' && html`<p>${say.calibrations[kind]}${expectedError !== null && html` <span class="quiet">${say.calibrationError(number(expectedError.before), number(expectedError.after))}</span>`}</p>`}
</section>
`
}
