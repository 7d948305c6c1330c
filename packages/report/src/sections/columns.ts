import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'
import { columnCard } from './column-card.ts'

/** A card for each column, in the order of the file. */
export function columns ({ profile, plan, problem }: ReportRequest): Html {
  return html`<section id="columns" aria-labelledby="columns-title">
<h2 id="columns-title">Columns</h2>
<div class="cards">
${profile.columns.map((column, place) => columnCard({ column, place, plan, problem }))}</div>
</section>
`
}
