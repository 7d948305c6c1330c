import type { ModelCard } from '@assay/shared'
import { shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { dependencePlot } from '../plots/dependence-plot.ts'

/** How the mean answer moves with each important column, all else as it is. */
export function dependence ({ dependence: columns = [], question }: ModelCard): Html | false {
  return columns.length > 0 && html`<section id="dependence" aria-labelledby="dependence-title">
<h2 id="dependence-title">How it answers</h2>
<p class="quiet">${question.kind === 'regression' ? 'The mean value' : question.kind === 'binary' ? html`The mean probability of <b><bdi>${question.classes[1]}</bdi></b>` : 'The mean probability of each class'} when every locked row had this value in the column, all else as it is.</p>
<div class="cards">${columns.map((column) => html`<article class="card"><h3><bdi>${shorten(column.column, 40)}</bdi></h3>${dependencePlot(column, question)}</article>
`)}</div>
</section>
`
}
