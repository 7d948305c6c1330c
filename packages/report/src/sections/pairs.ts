import type { Association } from '@assay/shared'
import { formatMeasure, formatStrength, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { associationHeatMap } from '../plots/association-heat-map.ts'
import { figure } from '../plots/render-plot.ts'
import type { ReportRequest } from '../render-report.ts'

const besidePairs = 12
const listedPairs = 60

/** Columns that go together: a heat map of those in the strongest pairs, and the pairs themselves. */
export function pairs ({ profile: { associations }, problem }: ReportRequest): Html | false {
  const heatMap = associationHeatMap({ associations, target: problem.target })
  const rest = associations.slice(besidePairs, listedPairs)
  return associations.length > 0 && html`<section id="pairs" aria-labelledby="pairs-title">
<h2 id="pairs-title">Columns that go together</h2>
<div class="pairs">
${heatMap !== null && html`<div class="scroll wide" tabindex="0" role="region" aria-label="Heat map of pairs">${figure(heatMap, 'From 0, nothing in common, to 1, the one tells the other. An empty cell is weaker than the pairs that are kept.')}</div>`}
<div>${pairTable('The strongest pairs', associations.slice(0, besidePairs))}
${rest.length > 0 && html`<details><summary>The next ${rest.length}</summary>${pairTable('The next pairs', rest)}</details>`}</div>
</div>
</section>
`
}

function pairTable (caption: string, associations: readonly Association[]): Html {
  return html`<div class="scroll"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">Pair</th><th scope="col" class="number">Strength</th></tr></thead>
<tbody>${associations.map(({ a, b, value, measure }) => html`<tr><th scope="row"><bdi>${shorten(a, 28)}</bdi> <small>and</small> <bdi>${shorten(b, 28)}</bdi></th><td class="number" title="${formatMeasure(measure)}">${formatStrength(value)}</td></tr>
`)}</tbody></table></div>`
}
