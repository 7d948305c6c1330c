import type { Problem, SplitRecord } from '@assay/shared'
import { classColors } from '../class-colors.ts'
import { formatCount, formatNumber, formatShare, formatWhole, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'
import { shareBar } from '../share-bar.ts'
import { classKey } from './target.ts'

const listedClasses = 10
const quantileNames = ['5 %', '25 %', 'median', '75 %', '95 %'] as const

/** Which rows are learnt from and which are locked away, and what is to be predicted on both sides. */
export function split ({ profile, problem, rows, split: parted }: ReportRequest): Html {
  const { training, test } = rows
  const left = profile.rows - training - test
  return html`<section id="split" aria-labelledby="split-title">
<h2 id="split-title">How the rows are split</h2>
<p>${formatCount(training, 'row')} to learn from, cut into folds that every trial shares; ${formatCount(test, 'row')} locked away and read once, when every byte of a model is fixed${left > 0 && `; ${formatCount(left, 'row')} without an answer to learn`}. ${describeSplit(parted)}</p>
<p>${shareBar([training, test], profile.rows, ['var(--accent)', 'var(--violet)'])}</p>
<p class="legend quiet"><span>${key('var(--accent)')}to learn from ${formatShare(training, profile.rows)}</span> <span>${key('var(--violet)')}locked ${formatShare(test, profile.rows)}</span></p>
${problem.kind === 'regression' ? quantileTable(parted) : classTable(parted, problem)}
</section>
`
}

const key = (color: string): Html => html`<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2" fill="${color}"/></svg>`

function describeSplit ({ by, column }: SplitRecord): Html {
  switch (by) {
    case 'time': return html`The test part is what came last by <bdi>${shorten(column ?? '', 40)}</bdi>: models are tested on a future that they have not seen.`
    case 'groups': return column === undefined
      ? html`Equal rows stay on one side, so that nothing is tested on a copy of what was learnt.`
      : html`Rows of one <bdi>${shorten(column, 40)}</bdi> stay on one side.`
    case 'values': return html`Both sides have the spread of the whole.`
    case 'classes': return html`Both sides have the classes in the shares of the whole.`
  }
}

function classTable ({ training, test }: SplitRecord, { classes }: Problem): Html {
  const sum = (rows: readonly number[]): number => rows.reduce((total, count) => total + count, 0)
  const colors = classes.map((_, place) => classColors[place % classColors.length]!)
  const part = (name: string, rows: readonly number[]): Html => html`<tr><th scope="row">${name}</th><td class="number">${formatWhole(sum(rows))}</td><td class="wrap">${rows.slice(0, listedClasses).map((count, place) => html`<span class="share">${classKey(place)}<bdi>${shorten(classes[place] ?? '', 20)}</bdi> ${formatShare(count, sum(rows))}</span> `)}</td><td class="fill">${shareBar(rows, sum(rows), colors)}</td></tr>
`
  return html`<div class="scroll"><table class="bars">
<caption>Classes on both sides${classes.length > listedClasses && `, the first ${listedClasses} of ${classes.length}`}</caption>
<thead><tr><th scope="col">Part</th><th scope="col" class="number">Rows</th><th scope="col">Classes</th><td></td></tr></thead>
<tbody>${part('To learn from', training)}${part('Locked', test)}</tbody></table></div>`
}

function quantileTable ({ training, test }: SplitRecord): Html {
  const part = (name: string, quantiles: readonly number[]): Html => html`<tr><th scope="row">${name}</th>${quantiles.map((value) => html`<td class="number">${formatNumber(value)}</td>`)}</tr>
`
  return html`<div class="scroll"><table class="bars">
<caption>The target on both sides</caption>
<thead><tr><th scope="col">Part</th>${quantileNames.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
<tbody>${part('To learn from', training)}${part('Locked', test)}</tbody></table></div>`
}
