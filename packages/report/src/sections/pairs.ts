import { formatMeasure, formatStrength, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { associationHeatMap } from '../plots/association-heat-map.ts'
import { figure } from '../plots/render-plot.ts'
import type { ReportRequest } from '../render-report.ts'

const listedPairs = 40

/** Columns that go together. */
export function pairs ({ profile: { associations }, problem }: ReportRequest): Html | false {
  const heatMap = associationHeatMap({ associations, target: problem.target })
  return associations.length > 0 && html`<section id="pairs" aria-labelledby="pairs-title">
<h2 id="pairs-title">Columns that go together</h2>
${heatMap !== null && html`<div class="scroll wide" tabindex="0" role="region" aria-label="Heat map of pairs">${figure(heatMap, 'Strength from 0 (nothing in common) to 1 (the one tells the other), the target first; an empty cell is weaker than the pairs that are kept')}</div>`}
<details${heatMap === null && { markup: ' open' }}><summary>The strongest pairs as a table</summary><div class="scroll"><table>
<thead><tr><th scope="col">Column</th><th scope="col">Column</th><th scope="col" class="number">Strength</th><th scope="col">Measure</th></tr></thead>
<tbody>${associations.slice(0, listedPairs).map(({ a, b, value, measure }) => html`<tr><td><bdi>${shorten(a, 40)}</bdi></td><td><bdi>${shorten(b, 40)}</bdi></td><td class="number">${formatStrength(value)}</td><td>${formatMeasure(measure)}</td></tr>
`)}</tbody></table></div></details>
</section>
`
}
