import { columnTypes } from '@assay/shared'
import type { TableProfile } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'
import { recorded } from '../recorded.ts'
import { tile } from '../tile.ts'
import type { Words } from '../words/en.ts'

/** The file in a few numbers, and how it was read. */
export function overview ({ profile, problem, rows }: ReportRequest, words: Words): Html {
  const { overview: say, terms, format: { whole, share } } = words
  const { columns, duplicateRows, duplicateRowsIgnoringIdentifiers: repeated } = profile
  const missing = columns.reduce((sum, column) => sum + column.missing, 0)
  const cells = profile.rows * columns.length
  const quarantined = profile.quarantined.reduce((sum, part) => sum + part.rows, 0)
  return html`<section id="overview" aria-labelledby="overview-title">
<h2 id="overview-title">${say.title}</h2>
<dl class="tiles">
${tile(words.titles.rows, whole(profile.rows), say.leftOut(quarantined))}
${tile(say.columns, whole(columns.length), countTypes(profile, words))}
${tile(say.missing, share(missing, cells), say.of(missing, cells))}
${tile(say.repeated, whole(repeated), repeated > duplicateRows ? say.withIdentifiers(duplicateRows) : share(repeated, profile.rows))}
${tile(say.toLearn, whole(rows.training), say.locked(rows.test))}
${tile(say.target, html`<bdi>${problem.target}</bdi>`, say.question(problem.kind, terms.metrics[problem.metric]))}
</dl>
<p class="quiet">${profile.reading.format === 'parquet' ? say.parquet : say.reading(profile.reading)}</p>
${leftOut(profile.quarantined, words)}
</section>
`
}

function countTypes ({ columns }: TableProfile, { overview: { types } }: Words): string {
  const counts = columnTypes.map((type) => ({ type, found: columns.filter((column) => column.type === type).length }))
  return counts.filter(({ found }) => found > 0).map(({ type, found }) => types(type, found)).join(', ')
}

function leftOut (quarantined: TableProfile['quarantined'], words: Words): Html | false {
  const { overview: say, titles } = words
  const parts = quarantined.filter(({ rows }) => rows > 0)
  return parts.length > 0 && html`<div class="scroll" tabindex="0"><table>
<caption>${say.notInTable}</caption>
<thead><tr><th scope="col">${say.why}</th><th scope="col" class="number">${titles.rows}</th><th scope="col">${say.lines}</th></tr></thead>
<tbody>${parts.map(({ reason, rows, lines }) => html`<tr><th scope="row" class="wrap">${recorded(reason, words)}</th><td class="number">${words.format.whole(rows)}</td><td class="wrap">${lines.slice(0, 20).join(', ')}${(lines.length > 20 || rows > lines.length) && ', …'}</td></tr>
`)}</tbody></table></div>`
}
