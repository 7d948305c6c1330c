import type { CleaningPlan, ColumnProfile, LevelCount, NumberSummary, Problem } from '@assay/shared'
import { classColors } from '../class-colors.ts'
import { describeStep } from '../describe-step.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { histogramPlot } from '../plots/histogram-plot.ts'
import { figure } from '../plots/render-plot.ts'
import { shareBar } from '../share-bar.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'
import { classKey } from './target.ts'

export interface CardRequest {
  readonly column: ColumnProfile
  readonly place: number
  readonly plan: CleaningPlan
  readonly problem: Problem
}

const shownLevels = 8

/** One column: what it holds, how that is spread, what it tells about the target, and what is done to it. */
export function columnCard ({ column, place, plan, problem }: CardRequest, words: Words): Html {
  const { columns: say, measures, terms, format } = words
  const { name, type, rows, missing, distinct, firstDate, lastDate, length, targetAssociation, targetInformation } = column
  const isTarget = name === problem.target
  const steps = plan.steps.filter((step) => 'column' in step && step.column === name)
  const dropped = steps.some(({ step }) => step === 'drop')
  return html`<article class="card" id="column-${place}" aria-labelledby="column-${place}-name">
<h3 id="column-${place}-name"><bdi>${shorten(name)}</bdi></h3>
<p class="badges"><span class="badge">${terms.columnTypes[type]}</span>${isTarget && html` <span class="badge accent">${say.target}</span>`}${column.identifier && html` <span class="badge">${say.names}</span>`}${distinct < 2 && missing === 0 && html` <span class="badge">${say.constant}</span>`}${column.twinOf !== undefined && html` <span class="badge">${say.sameAs(html`<bdi>${shorten(column.twinOf, 30)}</bdi>`)}</span>`}${dropped && html` <span class="badge">${say.leftOut}</span>`}</p>
<dl class="facts">
<div><dt>${say.missing}</dt><dd>${format.share(missing, rows)} ${missing > 0 && html`<small>${format.whole(missing)}</small>`}${shareBar([missing], rows, ['var(--warning)'])}</dd></div>
<div><dt>${say.distinct}</dt><dd>${format.whole(distinct)}</dd></div>
${targetAssociation !== undefined && html`<div><dt>${say.withTarget}</dt><dd>${format.strength(targetAssociation.value)} <small>${measures[targetAssociation.measure] ?? targetAssociation.measure}</small></dd></div>`}
${targetInformation !== undefined && html`<div><dt>${say.information}</dt><dd title="${say.bits(format.number(targetInformation.bits))}">${format.share(targetInformation.share, 1)} <small>p ${format.number(targetInformation.pValue)}</small></dd></div>`}
${firstDate !== undefined && lastDate !== undefined && html`<div><dt>${say.first}</dt><dd>${format.date(firstDate)}</dd></div><div><dt>${say.last}</dt><dd>${format.date(lastDate)}</dd></div>`}
${length !== undefined && html`<div><dt>${say.length}</dt><dd>${say.lengths(format.number(length.mean), format.whole(length.max))}</dd></div>`}
</dl>
${spread(column, problem, words)}
${findings(column, words)}
${steps.length > 0 && html`<h4>${say.cleaning}</h4><ul class="steps">${steps.map((step) => html`<li>${describeStep(step, words)}</li>`)}</ul>`}
</article>
`
}

/** Names of rows have no spread worth a look: a few of them say what they are. */
function spread (column: ColumnProfile, { target, kind, classes }: Problem, words: Words): Html | false {
  const { columns: say, format } = words
  const { name, distinct, number, topLevels = [], identifier } = column
  if (identifier && topLevels.length > 0) return html`<p class="quiet">${say.example(quoted(topLevels.slice(0, 3).map(({ level }) => level)))}</p>`
  if (identifier && number !== undefined) return html`<p class="quiet">${say.span(format.number(number.quantiles[0]), format.number(number.quantiles[8]))}</p>`
  if (number !== undefined && (name !== target || kind === 'regression')) return distinct > 1 && numberParts(column, number, classes, words)
  return topLevels.length > 0 && levelTable(column, topLevels, classes, words)
}

function numberParts (column: ColumnProfile, number: NumberSummary, classes: readonly string[], words: Words): Html {
  const { columns: say, format } = words
  const { histogram, quantiles, integer, mean, standardDeviation, skewness, zeros, negatives } = number
  const { byClass } = column
  const label = say.histogram(shorten(column.name), words.target.span(format.number(quantiles[0]), format.number(quantiles[8]), format.number(quantiles[4])))
  const plots = histogramPlot({ histogram, integer, label, ...(byClass && { byClass, classes }) }, words)
  const present = column.rows - column.missing
  return html`${plots.length > 0 && figure(plots, byClass === undefined ? say.byValue : say.byClass(classLegend(classes)))}
<dl class="quantiles">${[words.min, '1\u00a0%', '5\u00a0%', '25\u00a0%', words.median, '75\u00a0%', '95\u00a0%', '99\u00a0%', words.max].map((quantile, index) => html`<div><dt>${quantile}</dt><dd>${format.number(quantiles[index])}</dd></div>`)}</dl>
<p class="quiet">${say.shape(format.number(mean), format.number(standardDeviation), format.number(Number(skewness?.toFixed(2))))}${zeros > 0 && say.zeros(format.share(zeros, present))}${negatives > 0 && say.negative(format.share(negatives, present))}.</p>
${column.topLevels !== undefined && column.topLevels.length > 0 && html`<details><summary>${say.frequentValues}</summary>${levelTable({ rows: column.rows, distinct: column.distinct }, column.topLevels, [], words)}</details>`}`
}

const classLegend = (classes: readonly string[]): Html => html`<span class="legend">${classes.map((name, index) => html`<span>${classKey(index)}<bdi>${shorten(name, 24)}</bdi></span> `)}</span>`

function levelTable ({ rows, distinct, byClass, topLevelsMissed = 0 }: Pick<ColumnProfile, 'rows' | 'distinct' | 'byClass' | 'topLevelsMissed'>, topLevels: readonly LevelCount[], classes: readonly string[], { columns: say, titles, format }: Words): Html {
  const shown = topLevels.slice(0, shownLevels)
  const highlighted = byClass !== undefined && classes.length === 2
  return html`<div class="scroll" tabindex="0"><table class="bars">
<caption>${say.frequent(distinct > shown.length ? distinct : null)}${topLevelsMissed > 0 && say.missed(topLevelsMissed)}${byClass !== undefined && say.bars(classLegend(classes))}</caption>
<thead><tr><th scope="col">${say.value}</th><th scope="col" class="number">${titles.rows}</th><th scope="col" class="number">${highlighted ? html`<bdi>${shorten(classes[1]!, 16)}</bdi>` : titles.share}</th><td></td></tr></thead>
<tbody>${shown.map(({ level, rows: count }, index) => {
    const parts = byClass?.map((levels) => levels[index] ?? 0)
    const whole = parts?.reduce((sum, part) => sum + part, 0) ?? 0
    return html`<tr><th scope="row"><bdi>${shorten(level, 40)}</bdi></th><td class="number">${format.whole(count)}</td><td class="number">${highlighted ? format.share(parts![1]!, whole) : format.share(count, rows)}</td><td class="fill">${parts === undefined ? shareBar([count], rows) : shareBar(parts, whole, classColors)}</td></tr>
`
  })}</tbody></table></div>`
}

/** What did not fit, and what looks like something else. */
function findings ({ unreadable, sentinels, spellings }: ColumnProfile, { columns: say, listed, format }: Words): Html | false {
  return (unreadable !== undefined || sentinels !== undefined || spellings !== undefined) && html`<ul class="findings">
${unreadable !== undefined && html`<li>${say.unreadable(unreadable.cells, quoted(unreadable.examples))}</li>`}
${sentinels !== undefined && html`<li>${say.sentinels(listed(sentinels.map(format.number)))}</li>`}
${spellings !== undefined && html`<li>${say.spellings(spellings.slice(0, 3).map(([from, to], index) => html`${index > 0 && ', '}${say.spelling(html`<code>${shorten(from, 24)}</code>`, html`<code>${shorten(to, 24)}</code>`)}`))}${spellings.length > 3 && ', …'}</li>`}
</ul>`
}

const quoted = (texts: readonly string[]): Html[] => texts.map((text, index) => html`${index > 0 && ', '}<code>${shorten(text, 40)}</code>`)
