import { groupMeasures } from '@assay/shared'
import type { GroupMeasure, Measured, ModelCard, SensitiveColumn } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { recorded } from '../recorded.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

/** How the model does for the groups of the columns that were named as sensitive. */
export function groups ({ groups: columns = [] }: ModelCard, words: Words): Html | false {
  return columns.length > 0 && html`<section id="groups" aria-labelledby="groups-title">
<h2 id="groups-title">${words.card.nav.groups}</h2>
<p class="quiet">${words.groups.lead}</p>
${columns.map((column) => columnGroups(column, words))}
</section>
`
}

function columnGroups ({ column, groups: rows, findings }: SensitiveColumn, words: Words): Html {
  const measures = groupMeasures.filter((name) => rows.some(({ measures: known }) => known[name] !== undefined))
  return html`<h3><bdi>${shorten(column, 40)}</bdi></h3>
${rows.length > 0 && html`<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">${words.groups.group}</th><th scope="col" class="number">${words.titles.rows}</th>${measures.map((name) => html`<th scope="col" class="number">${words.terms.groupMeasures[name]}</th>`)}</tr></thead>
<tbody>${rows.map(({ group, rows: count, measures: known }) => html`<tr><th scope="row"><bdi>${shorten(nameOf(group, words), 30)}</bdi></th><td class="number">${words.format.whole(count)}</td>${measures.map((name) => html`<td class="number">${measured(known[name], name, words)}</td>`)}</tr>
`)}</tbody></table></div>`}
${findings.length > 0 ? html`<ul class="findings">${findings.map((finding) => html`<li>${recorded(finding, words)}</li>`)}</ul>` : html`<p class="quiet">${words.groups.nothing}</p>`}
`
}

/** Rows without a level, and those of small groups, are told by words of the contract. */
const nameOf = (group: string, { missing, groups: { others } }: Words): string => group === '(missing)' ? missing : group === '(others)' ? others : group

function measured (measure: Measured | undefined, name: GroupMeasure, { format, range }: Words): Html | string {
  if (measure === undefined) return '–'
  // Gaps may be below nought.
  const percent = (share: number): string => `${share < 0 ? '−' : ''}${format.share(Math.abs(share), 1)}`
  const write = name === 'rocAuc' ? format.score : name.startsWith('mean') ? format.number : percent
  return html`${write(measure.value)}<br><small>${range(write(measure.low), write(measure.high))}</small>`
}
