import type { ModelCard } from '@assay/shared'
import { formatNumber, formatShare, formatWhole, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'

/** What is answered: the threshold and what it is for, how often it is wrong, and how sure an answer is. */
export function decisions ({ question, threshold, decision, confusion, conformal }: ModelCard): Html {
  const { classes } = question
  return html`<section id="decisions" aria-labelledby="decisions-title">
<h2 id="decisions-title">Decisions</h2>
<div class="pair">
<div>${threshold !== null && html`<p>Answers <b><bdi>${classes[1]}</bdi></b> from a probability of ${formatNumber(threshold)} on${decision !== undefined && html`, chosen out of fold for ${decision.sentence}`}.</p>`}
${conformal !== undefined && html`<p>${sureness(conformal)}</p>`}</div>
${confusion !== null && confusionTable(classes, confusion)}
</div>
</section>
`
}

function sureness ({ kind, coverage, measuredCoverage: { value, low, high }, averageWidth, abstained, averageSetSize }: NonNullable<ModelCard['conformal']>): string {
  const held = `of locked rows ${formatShare(value, 1)} did (95 % interval ${formatShare(low, 1)} to ${formatShare(high, 1)})`
  return kind === 'interval'
    ? `Each value comes with an interval that should hold what really is in ${formatShare(coverage, 1)} of rows; ${held}. It is ${formatNumber(averageWidth)} wide on average.`
    : `On request each row has the set of labels that are likely enough, which should hold the right one in ${formatShare(coverage, 1)} of rows of each class; ${held}. A set has ${formatNumber(averageSetSize)} labels on average, and ${formatShare(abstained?.value ?? 0, 1)} of rows are better asked of a person.`
}

function confusionTable (classes: readonly string[], confusion: readonly (readonly number[])[]): Html {
  return html`<div class="scroll"><table>
<caption>Locked rows by the class they are of (down) and the class answered (across)</caption>
<thead><tr><td></td>${classes.map((label) => html`<th scope="col" class="number"><bdi>${shorten(label, 24)}</bdi></th>`)}<th scope="col" class="number">right</th></tr></thead>
<tbody>${confusion.map((answered, is) => html`<tr><th scope="row"><bdi>${shorten(classes[is] ?? '', 24)}</bdi></th>${answered.map((rows) => html`<td class="number">${formatWhole(rows)}</td>`)}<td class="number">${formatShare(answered[is]!, answered.reduce((sum, rows) => sum + rows, 0))}</td></tr>
`)}</tbody></table></div>`
}
