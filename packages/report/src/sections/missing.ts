import { formatShare, formatWhole, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'
import { shareBar } from '../share-bar.ts'

const listedColumns = 40

/** Columns with gaps, those with the most first. */
export function missing ({ profile: { columns } }: ReportRequest): Html {
  const gappy = columns.filter((column) => column.missing > 0).sort((a, b) => b.missing / b.rows - a.missing / a.rows)
  return html`<section id="missing" aria-labelledby="missing-title">
<h2 id="missing-title">Missing values</h2>
${gappy.length === 0 ? html`<p>No cell is missing.</p>` : html`<div class="scroll"><table class="bars">
<caption>${gappy.length} of ${columns.length} columns have gaps${gappy.length > listedColumns && `; the first ${listedColumns}`}</caption>
<thead><tr><th scope="col">Column</th><th scope="col" class="number">Cells</th><th scope="col" class="number">Share</th><td></td></tr></thead>
<tbody>${gappy.slice(0, listedColumns).map((column) => html`<tr><th scope="row"><a href="#column-${columns.indexOf(column)}"><bdi>${shorten(column.name, 40)}</bdi></a></th><td class="number">${formatWhole(column.missing)}</td><td class="number">${formatShare(column.missing, column.rows)}</td><td class="fill">${shareBar([column.missing], column.rows, ['var(--warning)'])}</td></tr>
`)}</tbody></table></div>`}
</section>
`
}
