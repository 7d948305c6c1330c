import type { Problem, SplitRecord } from '@assay/shared'
import { classColors } from '../class-colors.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'
import { shareBar } from '../share-bar.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'
import { classKey } from './target.ts'

const listedClasses = 10

/** Which rows are learnt from and which are locked away, and what is to be predicted on both sides. */
export function split ({ profile, problem, rows, split: parted }: ReportRequest, words: Words): Html {
  const { split: say, format: { share } } = words
  const { training, test } = rows
  const left = profile.rows - training - test
  return html`<section id="split" aria-labelledby="split-title">
<h2 id="split-title">${say.title}</h2>
<p>${say.lead(training, test, left)} ${describeSplit(parted, words)}</p>
<p>${shareBar([training, test], profile.rows, ['var(--accent)', 'var(--violet)'])}</p>
<p class="legend quiet"><span>${key('var(--accent)')}${say.toLearnShare(share(training, profile.rows))}</span> <span>${key('var(--violet)')}${say.lockedShare(share(test, profile.rows))}</span></p>
${problem.kind === 'regression' ? quantileTable(parted, words) : classTable(parted, problem, words)}
</section>
`
}

const key = (color: string): Html => html`<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2" fill="${color}"/></svg>`

function describeSplit ({ by, column }: SplitRecord, { split: say }: Words): Html {
  return say.by[by](column === undefined ? null : html`<bdi>${shorten(column, 40)}</bdi>`)
}

function classTable ({ training, test }: SplitRecord, { classes }: Problem, { split: say, titles, format: { whole, share } }: Words): Html {
  const sum = (rows: readonly number[]): number => rows.reduce((total, count) => total + count, 0)
  const colors = classes.map((_, place) => classColors[place % classColors.length]!)
  const part = (name: string, rows: readonly number[]): Html => html`<tr><th scope="row">${name}</th><td class="number">${whole(sum(rows))}</td><td class="wrap">${rows.slice(0, listedClasses).map((count, place) => html`<span class="share">${classKey(place)}<bdi>${shorten(classes[place] ?? '', 20)}</bdi> ${share(count, sum(rows))}</span> `)}</td><td class="fill">${shareBar(rows, sum(rows), colors)}</td></tr>
`
  return html`<div class="scroll" tabindex="0"><table class="bars">
<caption>${say.classes}${classes.length > listedClasses && say.first(listedClasses, classes.length)}</caption>
<thead><tr><th scope="col">${titles.part}</th><th scope="col" class="number">${titles.rows}</th><th scope="col">${titles.classes}</th><td></td></tr></thead>
<tbody>${part(say.toLearn, training)}${part(say.locked, test)}</tbody></table></div>`
}

function quantileTable ({ training, test }: SplitRecord, { split: say, titles, median, format: { number } }: Words): Html {
  const part = (name: string, quantiles: readonly number[]): Html => html`<tr><th scope="row">${name}</th>${quantiles.map((value) => html`<td class="number">${number(value)}</td>`)}</tr>
`
  return html`<div class="scroll" tabindex="0"><table class="bars">
<caption>${say.target}</caption>
<thead><tr><th scope="col">${titles.part}</th>${['5\u00a0%', '25\u00a0%', median, '75\u00a0%', '95\u00a0%'].map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
<tbody>${part(say.toLearn, training)}${part(say.locked, test)}</tbody></table></div>`
}
