import { groupMeasures } from '@assay/shared'
import type { Measured, ModelCard, SensitiveColumn } from '@assay/shared'
import { formatNumber, formatScore, formatShare, formatWhole, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { titleOf } from '../metric-titles.ts'

/** How the model does for the groups of the columns that were named as sensitive. */
export function groups ({ groups: columns = [] }: ModelCard): Html | false {
  return columns.length > 0 && html`<section id="groups" aria-labelledby="groups-title">
<h2 id="groups-title">Groups</h2>
<p class="quiet">On locked rows, with 95 % intervals. Groups may differ for reasons that are not the model’s; where they do, somebody should know why.</p>
${columns.map(columnGroups)}
</section>
`
}

function columnGroups ({ column, groups: rows, findings }: SensitiveColumn): Html {
  const measures = groupMeasures.filter((name) => rows.some(({ measures: known }) => known[name] !== undefined))
  return html`<h3><bdi>${shorten(column, 40)}</bdi></h3>
${rows.length > 0 && html`<div class="scroll"><table>
<thead><tr><th scope="col">Group</th><th scope="col" class="number">Rows</th>${measures.map((name) => html`<th scope="col" class="number">${titleOf(name)}</th>`)}</tr></thead>
<tbody>${rows.map(({ group, rows: count, measures: known }) => html`<tr><th scope="row"><bdi>${shorten(group, 30)}</bdi></th><td class="number">${formatWhole(count)}</td>${measures.map((name) => html`<td class="number">${measured(known[name], name)}</td>`)}</tr>
`)}</tbody></table></div>`}
${findings.length > 0 ? html`<ul class="findings">${findings.map((finding) => html`<li>${finding}</li>`)}</ul>` : html`<p class="quiet">Nothing differs by more than noise.</p>`}
`
}

function measured (measure: Measured | undefined, name: string): Html | string {
  if (measure === undefined) return '–'
  const write = name === 'rocAuc' ? formatScore : name.startsWith('mean') ? formatNumber : percent
  return html`${write(measure.value)}<br><small>${write(measure.low)} to ${write(measure.high)}</small>`
}

/** Gaps may be below nought. */
const percent = (share: number): string => `${share < 0 ? '−' : ''}${formatShare(Math.abs(share), 1)}`
