import type { CleaningPlan, ColumnProfile, LevelCount, NumberSummary, Problem } from '@assay/shared'
import { classColors } from '../class-colors.ts'
import { formatCount, formatMeasure, formatNumber, formatShare, formatStrength, formatWhole, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { histogramPlot } from '../plots/histogram-plot.ts'
import { figure } from '../plots/render-plot.ts'
import { shareBar } from '../share-bar.ts'
import { describeStep } from './describe-step.ts'
import { classKey } from './target.ts'

export interface CardRequest {
  readonly column: ColumnProfile
  readonly place: number
  readonly plan: CleaningPlan
  readonly problem: Problem
}

const shownLevels = 8
const quantileNames = ['min', '1 %', '5 %', '25 %', 'median', '75 %', '95 %', '99 %', 'max'] as const

/** One column: what it holds, how that is spread, what it tells about the target, and what is done to it. */
export function columnCard ({ column, place, plan, problem }: CardRequest): Html {
  const { name, type, rows, missing, distinct, firstDate, lastDate, length, targetAssociation, targetInformation } = column
  const isTarget = name === problem.target
  const steps = plan.steps.filter((step) => 'column' in step && step.column === name)
  const dropped = steps.some(({ step }) => step === 'drop')
  return html`<article class="card" id="column-${place}" aria-labelledby="column-${place}-name">
<h3 id="column-${place}-name"><bdi>${shorten(name)}</bdi></h3>
<p class="badges"><span class="badge">${type}</span>${isTarget && html` <span class="badge accent">target</span>`}${column.identifier && html` <span class="badge">names the rows</span>`}${distinct < 2 && missing === 0 && html` <span class="badge">constant</span>`}${column.twinOf !== undefined && html` <span class="badge">same as <bdi>${shorten(column.twinOf, 30)}</bdi></span>`}${dropped && html` <span class="badge">left out</span>`}</p>
<dl class="facts">
<div><dt>Missing</dt><dd>${formatShare(missing, rows)} ${missing > 0 && html`<small>${formatWhole(missing)}</small>`}${shareBar([missing], rows, ['var(--warning)'])}</dd></div>
<div><dt>Distinct</dt><dd>${formatWhole(distinct)}</dd></div>
${targetAssociation !== undefined && html`<div><dt>With the target</dt><dd>${formatStrength(targetAssociation.value)} <small>${formatMeasure(targetAssociation.measure)}</small></dd></div>`}
${targetInformation !== undefined && html`<div><dt>Information</dt><dd title="${formatNumber(targetInformation.bits)} bits about the target">${formatShare(targetInformation.share, 1)} <small>p ${formatNumber(targetInformation.pValue)}</small></dd></div>`}
${firstDate !== undefined && html`<div><dt>First</dt><dd>${firstDate}</dd></div><div><dt>Last</dt><dd>${lastDate}</dd></div>`}
${length !== undefined && html`<div><dt>Length</dt><dd>${formatNumber(length.mean)} <small>characters on average, ${formatWhole(length.max)} at most</small></dd></div>`}
</dl>
${spread(column, problem)}
${findings(column)}
${steps.length > 0 && html`<h4>Cleaning</h4><ul class="steps">${steps.map((step) => html`<li title="${shorten(step.reason, 300)}">${describeStep(step)}</li>`)}</ul>`}
</article>
`
}

/** Names of rows have no spread worth a look: a few of them say what they are. */
function spread (column: ColumnProfile, { target, kind, classes }: Problem): Html | false {
  const { name, distinct, number, topLevels = [], identifier } = column
  if (identifier && topLevels.length > 0) return html`<p class="quiet">For example ${quoted(topLevels.slice(0, 3).map(({ level }) => level))}.</p>`
  if (identifier && number !== undefined) return html`<p class="quiet">From ${formatNumber(number.quantiles[0])} to ${formatNumber(number.quantiles[8])}.</p>`
  if (number !== undefined && (name !== target || kind === 'regression')) return distinct > 1 && numberParts(column, number, classes)
  return topLevels.length > 0 && levelTable(column, topLevels, classes)
}

function numberParts (column: ColumnProfile, number: NumberSummary, classes: readonly string[]): Html {
  const { histogram, quantiles, integer, mean, standardDeviation, skewness, zeros, negatives } = number
  const { byClass } = column
  const label = `Histogram of ${shorten(column.name)}: from ${formatNumber(quantiles[0])} to ${formatNumber(quantiles[8])}, median ${formatNumber(quantiles[4])}`
  const plots = histogramPlot({ histogram, integer, label, ...(byClass && { byClass, classes }) })
  const present = column.rows - column.missing
  return html`${plots.length > 0 && figure(plots, byClass === undefined ? 'Rows by value' : html`Rows by value, and the share of each class: ${classLegend(classes)}`)}
<dl class="quantiles">${quantileNames.map((quantile, index) => html`<div><dt>${quantile}</dt><dd>${formatNumber(quantiles[index])}</dd></div>`)}</dl>
<p class="quiet">Mean ${formatNumber(mean)} ± ${formatNumber(standardDeviation)}, skewness ${formatNumber(Number(skewness?.toFixed(2)))}${zeros > 0 && `, ${formatShare(zeros, present)} zeros`}${negatives > 0 && `, ${formatShare(negatives, present)} negative`}.</p>
${column.topLevels !== undefined && column.topLevels.length > 0 && html`<details><summary>Most frequent values</summary>${levelTable({ rows: column.rows, distinct: column.distinct }, column.topLevels, [])}</details>`}`
}

const classLegend = (classes: readonly string[]): Html => html`<span class="legend">${classes.map((name, index) => html`<span>${classKey(index)}<bdi>${shorten(name, 24)}</bdi></span> `)}</span>`

function levelTable ({ rows, distinct, byClass, topLevelsMissed = 0 }: Pick<ColumnProfile, 'rows' | 'distinct' | 'byClass' | 'topLevelsMissed'>, topLevels: readonly LevelCount[], classes: readonly string[]): Html {
  const shown = topLevels.slice(0, shownLevels)
  const highlighted = byClass !== undefined && classes.length === 2
  return html`<div class="scroll"><table class="bars">
<caption>Most frequent${distinct > shown.length && ` of ${formatWhole(distinct)}`}${topLevelsMissed > 0 && `; up to ${formatCount(topLevelsMissed, 'row')} more each`}${byClass !== undefined && html`; bars are the share of each class: ${classLegend(classes)}`}</caption>
<thead><tr><th scope="col">Value</th><th scope="col" class="number">Rows</th><th scope="col" class="number">${highlighted ? html`<bdi>${shorten(classes[1]!, 16)}</bdi>` : 'Share'}</th><td></td></tr></thead>
<tbody>${shown.map(({ level, rows: count }, index) => {
    const parts = byClass?.map((levels) => levels[index] ?? 0)
    const whole = parts?.reduce((sum, part) => sum + part, 0) ?? 0
    return html`<tr><th scope="row"><bdi>${shorten(level, 40)}</bdi></th><td class="number">${formatWhole(count)}</td><td class="number">${highlighted ? formatShare(parts![1]!, whole) : formatShare(count, rows)}</td><td class="fill">${parts === undefined ? shareBar([count], rows) : shareBar(parts, whole, classColors)}</td></tr>
`
  })}</tbody></table></div>`
}

/** What did not fit, and what looks like something else. */
function findings ({ unreadable, sentinels, spellings }: ColumnProfile): Html | false {
  return (unreadable !== undefined || sentinels !== undefined || spellings !== undefined) && html`<ul class="findings">
${unreadable !== undefined && html`<li>${formatCount(unreadable.cells, 'cell')} could not be read and count as missing: ${quoted(unreadable.examples)}</li>`}
${sentinels !== undefined && html`<li>May stand for missing: ${sentinels.map(String).join(', ')}</li>`}
${spellings !== undefined && html`<li>Spelt in several ways: ${spellings.slice(0, 3).map(([from, to], index) => html`${index > 0 && ', '}<code>${shorten(from, 24)}</code> for <code>${shorten(to, 24)}</code>`)}${spellings.length > 3 && ', …'}</li>`}
</ul>`
}

const quoted = (texts: readonly string[]): Html[] => texts.map((text, index) => html`${index > 0 && ', '}<code>${shorten(text, 40)}</code>`)
