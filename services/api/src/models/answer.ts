import type { Prediction, Problem } from '@assay/shared'
import { html } from '@assay/report'
import type { Html } from '@assay/report'
import type { FormWords } from './form-words.ts'

/** A prediction for people: the answer first, then how sure it is, then what was odd about the row. */
export function answerMarkup (prediction: Prediction, { target }: Problem, { percent, shortNumber, ...words }: FormWords): Html {
  return html`<output class="panel answer" id="answer">
${'label' in prediction
    ? html`<p class="verdict"><span>${target}</span> <strong>${prediction.label}</strong></p>
<dl class="chances">${Object.entries(prediction.probabilities).sort((a, b) => b[1] - a[1]).map(([label, probability]) =>
      html`<div><dt>${label}</dt><dd><meter min="0" max="1" value="${probability}"></meter> ${percent(probability)}</dd></div>`)}</dl>
${prediction.threshold !== undefined && html`<p class="quiet">${words.threshold(prediction.positive ?? '', percent(prediction.threshold))}</p>`}`
    : html`<p class="verdict"><span>${target}</span> <strong>${shortNumber(prediction.value)}</strong></p>
${prediction.interval !== undefined && html`<p class="quiet">${words.between(shortNumber(prediction.interval.low), shortNumber(prediction.interval.high))}</p>`}`}
${prediction.warnings !== undefined && html`<ul class="warnings" lang="en">${prediction.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`}
${prediction.contributions !== undefined && html`<table><caption>${words.reasons}</caption>${prediction.contributions.map(({ column, value, contribution }) =>
    html`<tr><th scope="row">${column}</th><td>${value ?? '–'}</td><td>${contribution >= 0 ? '+' : ''}${shortNumber(contribution)}</td></tr>`)}</table>`}
</output>`
}

