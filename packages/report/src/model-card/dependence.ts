import type { ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { dependencePlot } from '../plots/dependence-plot.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

/** How the mean answer moves with each important column, all else as it is. */
export function dependence ({ dependence: columns = [], question }: ModelCard, words: Words): Html | false {
  const { value, probability, eachClass } = words.dependence
  return columns.length > 0 && html`<section id="dependence" aria-labelledby="dependence-title">
<h2 id="dependence-title">${words.card.nav.dependence}</h2>
<p class="quiet">${question.kind === 'regression' ? value : question.kind === 'binary' ? probability(html`<b><bdi>${question.classes[1]}</bdi></b>`) : eachClass}</p>
<div class="cards">${columns.map((column) => html`<article class="card"><h3><bdi>${shorten(column.column, 40)}</bdi></h3>${dependencePlot(column, question, words)}</article>
`)}</div>
</section>
`
}
