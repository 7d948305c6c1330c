import type { ModelCard } from '@assay/shared'
import { formatNumber, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { shareBar } from '../share-bar.ts'
import { titleOf } from '../metric-titles.ts'

const listed = 15

/** How much worse the score gets without each column. */
export function importance ({ importance: columns, question }: ModelCard): Html | false {
  const most = Math.max(0, ...columns.map((column) => column.importance))
  const rest = columns.slice(listed)
  return columns.length > 0 && html`<section id="importance" aria-labelledby="importance-title">
<h2 id="importance-title">What matters</h2>
${table(columns.slice(0, listed), `How much worse ${titleOf(question.metric)} gets when a column’s cells are shuffled among locked rows`, most)}
${rest.length > 0 && html`<details><summary>The other ${rest.length}</summary>${table(rest, 'The other columns', most)}</details>`}
</section>
`
}

function table (columns: ModelCard['importance'], caption: string, most: number): Html {
  return html`<div class="scroll"><table class="bars">
<caption>${caption}</caption>
<thead><tr><th scope="col">Column</th><th scope="col" class="number">Worse by</th><td></td><th scope="col" class="number">In five shuffles</th></tr></thead>
<tbody>${columns.map(({ column, importance: worth, low, high }) => html`<tr><th scope="row"><bdi>${shorten(column, 40)}</bdi></th><td class="number">${formatNumber(worth)}</td><td class="fill">${shareBar([Math.max(0, worth)], most)}</td><td class="number"><small>${formatNumber(low)} to ${formatNumber(high)}</small></td></tr>
`)}</tbody></table></div>`
}
