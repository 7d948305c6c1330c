import { isByChance } from '@assay/shared'
import type { ColumnProfile, NumberSummary } from '@assay/shared'
import { classColors } from '../class-colors.ts'
import { formatMeasure, formatNumber, formatShare, formatStrength, formatWhole, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { histogramPlot } from '../plots/histogram-plot.ts'
import { figure } from '../plots/render-plot.ts'
import type { ReportRequest } from '../render-report.ts'
import { shareBar } from '../share-bar.ts'

const listedColumns = 12
const listedClasses = 20

/** What is to be predicted: its classes, and which columns go with it by themselves. */
export function target ({ profile: { columns, classBalance }, problem }: ReportRequest): Html {
  const number = columns.find(({ name }) => name === problem.target)?.number
  const telling = columns
    .filter((column) => column.targetAssociation !== undefined && column.name !== problem.target)
    .sort((a, b) => shareOf(b) - shareOf(a) || b.targetAssociation!.value - a.targetAssociation!.value)
    .slice(0, listedColumns)
  return html`<section id="target" aria-labelledby="target-title">
<h2 id="target-title">The target <bdi>${shorten(problem.target)}</bdi></h2>
<div class="pair">
${classBalance !== undefined ? classTable(classBalance) : number !== undefined && targetHistogram(number)}
${telling.length > 0 && associationTable(telling, columns)}
</div>
</section>
`
}

function classTable (classBalance: NonNullable<ReportRequest['profile']['classBalance']>): Html {
  const learnt = classBalance.reduce((sum, { rows }) => sum + rows, 0)
  const unlisted = classBalance.length - listedClasses
  return html`<div class="scroll"><table class="bars">
<caption>Rows of each class${unlisted > 0 && `, the first ${listedClasses} of ${classBalance.length}`}</caption>
<thead><tr><th scope="col">Class</th><th scope="col" class="number">Rows</th><th scope="col" class="number">Share</th><td></td></tr></thead>
<tbody>${classBalance.slice(0, listedClasses).map(({ level, rows }, index) => html`<tr><th scope="row">${classKey(index)}<bdi>${shorten(level, 40)}</bdi></th><td class="number">${formatWhole(rows)}</td><td class="number">${formatShare(rows, learnt)}</td><td class="fill">${shareBar([rows], learnt, [classColors[index % classColors.length]!])}</td></tr>
`)}</tbody></table></div>`
}

function targetHistogram ({ histogram, integer, quantiles }: NumberSummary): Html {
  const range = `from ${formatNumber(quantiles[0])} to ${formatNumber(quantiles[8])}, median ${formatNumber(quantiles[4])}`
  return figure(histogramPlot({ histogram, integer, label: `Histogram of the target: ${range}` }), `Rows by value, ${range}`)
}

/** The colour of a class beside its name. */
export const classKey = (index: number): Html => html`<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2" fill="${classColors[index % classColors.length]}"/></svg>`

const shareOf = ({ targetInformation }: ColumnProfile): number => targetInformation?.share ?? 0

function information ({ targetInformation: found }: ColumnProfile): Html | false {
  return found !== undefined && html`<span title="${formatNumber(found.bits)} bits, p ${formatNumber(found.pValue)}">${isByChance(found) ? 'by chance' : formatShare(found.share, 1)}</span>`
}

function associationTable (telling: readonly ColumnProfile[], columns: readonly ColumnProfile[]): Html {
  return html`<div class="scroll"><table class="bars">
<caption>What goes with it, each column by itself</caption>
<thead><tr><th scope="col">Column</th><th scope="col" class="number">Information</th><td></td><th scope="col" class="number">Strength</th></tr></thead>
<tbody>${telling.map((column) => html`<tr><th scope="row"><a href="#column-${columns.indexOf(column)}"><bdi>${shorten(column.name, 32)}</bdi></a></th><td class="number">${information(column)}</td><td class="fill">${shareBar([shareOf(column)], 1)}</td><td class="number" title="${formatMeasure(column.targetAssociation!.measure)}">${formatStrength(column.targetAssociation!.value)}</td></tr>
`)}</tbody></table>
<p><small>Information is the share of the target’s uncertainty that a column takes away, in whatever way, beyond what shuffled answers give; strength, from 0 to 1, is how closely ranks or means follow it.</small></p></div>`
}
