import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { missingMatrix } from '../plots/missing-matrix.ts'
import { figure } from '../plots/render-plot.ts'
import type { ReportRequest } from '../render-report.ts'
import { shareBar } from '../share-bar.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

const listedColumns = 40

/** Columns with gaps, those with the most first, and which of them are missing together. */
export function missing ({ profile: { columns, rows }, missingPatterns }: ReportRequest, words: Words): Html {
  const { gaps: say, titles, format: { whole, share } } = words
  const matrix = missingMatrix(missingPatterns, rows, words)
  const gappy = columns.filter((column) => column.missing > 0).sort((a, b) => b.missing / b.rows - a.missing / a.rows)
  return html`<section id="missing" aria-labelledby="missing-title">
<h2 id="missing-title">${say.title}</h2>
${gappy.length === 0 ? html`<p>${say.none}</p>` : html`<div class="pair"><div class="scroll" tabindex="0"><table class="bars">
<caption>${say.caption(gappy.length, columns.length)}${gappy.length > listedColumns && say.first(listedColumns)}</caption>
<thead><tr><th scope="col">${titles.column}</th><th scope="col" class="number">${titles.cells}</th><th scope="col" class="number">${titles.share}</th><td></td></tr></thead>
<tbody>${gappy.slice(0, listedColumns).map((column) => html`<tr><th scope="row"><a href="#column-${columns.indexOf(column)}"><bdi>${shorten(column.name, 40)}</bdi></a></th><td class="number">${whole(column.missing)}</td><td class="number">${share(column.missing, column.rows)}</td><td class="fill">${shareBar([column.missing], column.rows, ['var(--warning)'])}</td></tr>
`)}</tbody></table></div>
${matrix !== null && html`<div class="scroll wide" tabindex="0" role="region" aria-label="${say.region}">${figure(matrix, say.matrixCaption)}</div>`}</div>`}
</section>
`
}
