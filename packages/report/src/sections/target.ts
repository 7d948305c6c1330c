import { isByChance } from '@assay/shared'
import type { ColumnProfile, NumberSummary } from '@assay/shared'
import { classColors } from '../class-colors.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { histogramPlot } from '../plots/histogram-plot.ts'
import { figure } from '../plots/render-plot.ts'
import type { ReportRequest } from '../render-report.ts'
import { shareBar } from '../share-bar.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

const listedColumns = 12
const listedClasses = 20

/** What is to be predicted: its classes, and which columns go with it by themselves. */
export function target ({ profile: { columns, classBalance }, problem }: ReportRequest, words: Words): Html {
  const number = columns.find(({ name }) => name === problem.target)?.number
  const telling = columns
    .filter((column) => column.targetAssociation !== undefined && column.name !== problem.target)
    .sort((a, b) => shareOf(b) - shareOf(a) || b.targetAssociation!.value - a.targetAssociation!.value)
    .slice(0, listedColumns)
  return html`<section id="target" aria-labelledby="target-title">
<h2 id="target-title">${words.target.title(html`<bdi>${shorten(problem.target)}</bdi>`)}</h2>
<div class="pair">
${classBalance !== undefined ? classTable(classBalance, words) : number !== undefined && targetHistogram(number, words)}
${telling.length > 0 && associationTable(telling, columns, words)}
</div>
</section>
`
}

function classTable (classBalance: NonNullable<ReportRequest['profile']['classBalance']>, { target: say, titles, format: { whole, share } }: Words): Html {
  const learnt = classBalance.reduce((sum, { rows }) => sum + rows, 0)
  const unlisted = classBalance.length - listedClasses
  return html`<div class="scroll" tabindex="0"><table class="bars">
<caption>${say.ofClass}${unlisted > 0 && say.first(listedClasses, classBalance.length)}</caption>
<thead><tr><th scope="col">${say.class}</th><th scope="col" class="number">${titles.rows}</th><th scope="col" class="number">${titles.share}</th><td></td></tr></thead>
<tbody>${classBalance.slice(0, listedClasses).map(({ level, rows }, index) => html`<tr><th scope="row">${classKey(index)}<bdi>${shorten(level, 40)}</bdi></th><td class="number">${whole(rows)}</td><td class="number">${share(rows, learnt)}</td><td class="fill">${shareBar([rows], learnt, [classColors[index % classColors.length]!])}</td></tr>
`)}</tbody></table></div>`
}

function targetHistogram ({ histogram, integer, quantiles }: NumberSummary, words: Words): Html {
  const { target: say, format: { number } } = words
  const span = say.span(number(quantiles[0]), number(quantiles[8]), number(quantiles[4]))
  return figure(histogramPlot({ histogram, integer, label: say.histogram(span) }, words), say.byValue(span))
}

/** The colour of a class beside its name. */
export const classKey = (index: number): Html => html`<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2" fill="${classColors[index % classColors.length]}"/></svg>`

const shareOf = ({ targetInformation }: ColumnProfile): number => targetInformation?.share ?? 0

function information ({ targetInformation: found }: ColumnProfile, { target: say, format: { number, share } }: Words): Html | false {
  return found !== undefined && html`<span title="${say.bits(number(found.bits), number(found.pValue))}">${isByChance(found) ? say.byChance : share(found.share, 1)}</span>`
}

function associationTable (telling: readonly ColumnProfile[], columns: readonly ColumnProfile[], words: Words): Html {
  const { target: say, titles, measures, format: { strength } } = words
  return html`<div class="scroll" tabindex="0"><table class="bars">
<caption>${say.caption}</caption>
<thead><tr><th scope="col">${titles.column}</th><th scope="col" class="number">${say.information}</th><td></td><th scope="col" class="number">${say.strength}</th></tr></thead>
<tbody>${telling.map((column) => html`<tr><th scope="row"><a href="#column-${columns.indexOf(column)}"><bdi>${shorten(column.name, 32)}</bdi></a></th><td class="number">${information(column, words)}</td><td class="fill">${shareBar([shareOf(column)], 1)}</td><td class="number" title="${measures[column.targetAssociation!.measure] ?? column.targetAssociation!.measure}">${strength(column.targetAssociation!.value)}</td></tr>
`)}</tbody></table>
<p><small>${say.legend}</small></p></div>`
}
