import type { ModelCard } from '@assay/shared'
import { formatNumber, formatScore } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { precisionRecallPlot, rocPlot } from '../plots/curve-plots.ts'
import { reliabilityPlot } from '../plots/reliability-plot.ts'
import { figure } from '../plots/render-plot.ts'
import { titleOf } from '../metric-titles.ts'

const calibrations = { none: 'as the model gives them: no calibration was better out of fold', platt: 'calibrated by Platt’s scaling', isotonic: 'calibrated by isotonic curves' } as const

/** How good the model is on locked rows, with intervals and curves. */
export function scores ({ test, crossValidated, validation, curves, calibration, question }: ModelCard): Html {
  const { expectedError, kind } = calibration
  return html`<section id="scores" aria-labelledby="scores-title">
<h2 id="scores-title">Scores</h2>
<p class="quiet">Trials were compared by ${validation.sentence}: ${titleOf(crossValidated.metric)} of the folds ${crossValidated.folds.map(formatScore).join(', ')}. The table and the curves are of locked rows, which were read once, when every byte of the model was fixed.</p>
<div class="pair">
<div class="scroll"><table>
<caption>On the locked test part</caption>
<thead><tr><th scope="col">Score</th><th scope="col" class="number">Value</th><th scope="col" class="number">95 % interval</th></tr></thead>
<tbody>${test.map(({ metric, value, low, high }) => html`<tr><th scope="row">${titleOf(metric)}</th><td class="number">${formatScore(value)}</td><td class="number">${formatScore(low)} to ${formatScore(high)}</td></tr>
`)}</tbody></table></div>
${curves !== undefined && html`${figure(rocPlot(curves.roc), 'ROC curve: positives found against false alarms')}
${figure(precisionRecallPlot(curves.precisionRecall), 'Precision against recall')}
${figure(reliabilityPlot(curves.reliability), 'Reliability: of rows with about this probability, the share that was positive')}`}
</div>
${question.kind !== 'regression' && html`<p>Probabilities are ${calibrations[kind]}.${expectedError !== null && html` <span class="quiet">Expected calibration error out of fold: ${formatNumber(expectedError.before)} of the model’s own, ${formatNumber(expectedError.after)} of those it answers with.</span>`}</p>`}
</section>
`
}
