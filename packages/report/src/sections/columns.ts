import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'
import type { Words } from '../words/en.ts'
import { columnCard } from './column-card.ts'

/** A card for each column, in the order of the file. */
export function columns ({ profile, plan, problem }: ReportRequest, words: Words): Html {
  return html`<section id="columns" aria-labelledby="columns-title">
<h2 id="columns-title">${words.columns.title}</h2>
<div class="cards">
${profile.columns.map((column, place) => columnCard({ column, place, plan, problem }, words))}</div>
</section>
`
}
