import type { Association } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { associationHeatMap } from '../plots/association-heat-map.ts'
import { figure } from '../plots/render-plot.ts'
import type { ReportRequest } from '../render-report.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

const besidePairs = 12
const listedPairs = 60

/** Columns that go together: a heat map of those in the strongest pairs, and the pairs themselves. */
export function pairs ({ profile: { associations }, problem }: ReportRequest, words: Words): Html | false {
  const { pairs: say } = words
  const heatMap = associationHeatMap({ associations, target: problem.target }, words)
  const rest = associations.slice(besidePairs, listedPairs)
  return associations.length > 0 && html`<section id="pairs" aria-labelledby="pairs-title">
<h2 id="pairs-title">${say.title}</h2>
<div class="pairs">
${heatMap !== null && html`<div class="scroll wide" tabindex="0" role="region" aria-label="${say.region}">${figure(heatMap, say.caption)}</div>`}
<div>${pairTable(say.strongest, associations.slice(0, besidePairs), words)}
${rest.length > 0 && html`<details><summary>${say.more(rest.length)}</summary>${pairTable(say.next, rest, words)}</details>`}</div>
</div>
</section>
`
}

function pairTable (caption: string, associations: readonly Association[], { pairs: say, measures, format: { strength } }: Words): Html {
  return html`<div class="scroll" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${say.pair}</th><th scope="col" class="number">${say.strength}</th></tr></thead>
<tbody>${associations.map(({ a, b, value, measure }) => html`<tr><th scope="row"><bdi>${shorten(a, 28)}</bdi> <small>${say.and}</small> <bdi>${shorten(b, 28)}</bdi></th><td class="number" title="${measures[measure] ?? measure}">${strength(value)}</td></tr>
`)}</tbody></table></div>`
}
