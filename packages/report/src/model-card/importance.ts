import type { ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { shareBar } from '../share-bar.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

const listed = 15

/** How much worse the score gets without each column. */
export function importance ({ importance: columns, question }: ModelCard, words: Words): Html | false {
  const most = Math.max(0, ...columns.map((column) => column.importance))
  const rest = columns.slice(listed)
  return columns.length > 0 && html`<section id="importance" aria-labelledby="importance-title">
<h2 id="importance-title">${words.card.nav.importance}</h2>
${table(columns.slice(0, listed), words.importance.caption(words.terms.metrics[question.metric]), most, words)}
${rest.length > 0 && html`<details><summary>${words.importance.others(rest.length)}</summary>${table(rest, words.importance.otherColumns, most, words)}</details>`}
</section>
`
}

function table (columns: ModelCard['importance'], caption: string, most: number, { titles, importance: say, format: { number }, range }: Words): Html {
  return html`<div class="scroll" tabindex="0"><table class="bars">
<caption>${caption}</caption>
<thead><tr><th scope="col">${titles.column}</th><th scope="col" class="number">${say.worse}</th><td></td><th scope="col" class="number">${say.shuffles}</th></tr></thead>
<tbody>${columns.map(({ column, importance: worth, low, high }) => html`<tr><th scope="row"><bdi>${shorten(column, 40)}</bdi></th><td class="number">${number(worth)}</td><td class="fill">${shareBar([Math.max(0, worth)], most)}</td><td class="number"><small>${range(number(low), number(high))}</small></td></tr>
`)}</tbody></table></div>`
}
