import { formatShare, formatWhole, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { missingMatrix } from '../plots/missing-matrix.ts'
import { figure } from '../plots/render-plot.ts'
import type { ReportRequest } from '../render-report.ts'
import { shareBar } from '../share-bar.ts'

const listedColumns = 40

/** Columns with gaps, those with the most first, and which of them are missing together. */
export function missing ({ profile: { columns, rows }, missingPatterns }: ReportRequest): Html {
  const matrix = missingMatrix(missingPatterns, rows)
  const gappy = columns.filter((column) => column.missing > 0).sort((a, b) => b.missing / b.rows - a.missing / a.rows)
  return html`<section id="missing" aria-labelledby="missing-title">
<h2 id="missing-title">Missing values</h2>
${gappy.length === 0 ? html`<p>No cell is missing.</p>` : html`<div class="pair"><div class="scroll"><table class="bars">
<caption>${gappy.length} of ${columns.length} columns have gaps${gappy.length > listedColumns && `; the first ${listedColumns}`}</caption>
<thead><tr><th scope="col">Column</th><th scope="col" class="number">Cells</th><th scope="col" class="number">Share</th><td></td></tr></thead>
<tbody>${gappy.slice(0, listedColumns).map((column) => html`<tr><th scope="row"><a href="#column-${columns.indexOf(column)}"><bdi>${shorten(column.name, 40)}</bdi></a></th><td class="number">${formatWhole(column.missing)}</td><td class="number">${formatShare(column.missing, column.rows)}</td><td class="fill">${shareBar([column.missing], column.rows, ['var(--warning)'])}</td></tr>
`)}</tbody></table></div>
${matrix !== null && html`<div class="scroll wide" tabindex="0" role="region" aria-label="Matrix of missing cells">${figure(matrix, 'Missing together: each line is a pattern of gaps with its share of all rows, the most frequent first.')}</div>`}</div>`}
</section>
`
}
