import { parseAim } from '@assay/shared'
import type { ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

/** What is answered: the threshold and what it is for, how often it is wrong, and how sure an answer is. */
export function decisions ({ question, threshold, decision, confusion, conformal }: ModelCard, words: Words): Html {
  const { classes } = question
  return html`<section id="decisions" aria-labelledby="decisions-title">
<h2 id="decisions-title">${words.card.nav.decisions}</h2>
<div class="pair">
<div>${threshold !== null && html`<p>${words.decisions.answers(html`<b><bdi>${classes[1]}</bdi></b>`, words.format.number(threshold), decision === undefined ? null : words.terms.aim(parseAim(decision.aim)))}</p>`}
${conformal !== undefined && html`<p>${sureness(conformal, words)}</p>`}</div>
${confusion !== null && confusionTable(classes, confusion, words)}
</div>
</section>
`
}

function sureness ({ kind, coverage, measuredCoverage: { value, low, high }, averageWidth, abstained, averageSetSize }: NonNullable<ModelCard['conformal']>, { decisions, interval, format: { share, number } }: Words): string {
  const held = decisions.held(share(value, 1), interval(share(low, 1), share(high, 1)))
  return kind === 'interval'
    ? decisions.intervals(share(coverage, 1), held, number(averageWidth))
    : decisions.sets(share(coverage, 1), held, number(averageSetSize), share(abstained?.value ?? 0, 1))
}

function confusionTable (classes: readonly string[], confusion: readonly (readonly number[])[], { decisions, format }: Words): Html {
  return html`<div class="scroll" tabindex="0"><table>
<caption>${decisions.confusion}</caption>
<thead><tr><td></td>${classes.map((label) => html`<th scope="col" class="number"><bdi>${shorten(label, 24)}</bdi></th>`)}<th scope="col" class="number">${decisions.right}</th></tr></thead>
<tbody>${confusion.map((answered, is) => html`<tr><th scope="row"><bdi>${shorten(classes[is] ?? '', 24)}</bdi></th>${answered.map((rows) => html`<td class="number">${format.whole(rows)}</td>`)}<td class="number">${format.share(answered[is]!, answered.reduce((sum, rows) => sum + rows, 0))}</td></tr>
`)}</tbody></table></div>`
}
