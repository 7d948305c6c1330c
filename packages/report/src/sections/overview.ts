import { columnTypes } from '@assay/shared'
import type { TableProfile } from '@assay/shared'
import { formatCount, formatShare, formatWhole } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { titleOf } from '../metric-titles.ts'
import type { ReportRequest } from '../render-report.ts'
import { tile } from '../tile.ts'

const kinds = { binary: 'two classes', multiclass: 'several classes', regression: 'a number' } as const
const typeNames = { number: ['number', 'numbers'], date: ['date', 'dates'], category: ['category', 'categories'], text: ['text', 'texts'] } as const
const delimiters: ReadonlyMap<string, string> = new Map([[',', 'commas'], [';', 'semicolons'], ['\t', 'tabs'], ['|', 'bars'], [' ', 'blanks']])

/** The file in a few numbers, and how it was read. */
export function overview ({ profile, problem, rows }: ReportRequest): Html {
  const { columns, duplicateRows, duplicateRowsIgnoringIdentifiers: repeated } = profile
  const missing = columns.reduce((sum, column) => sum + column.missing, 0)
  const cells = profile.rows * columns.length
  const quarantined = profile.quarantined.reduce((sum, part) => sum + part.rows, 0)
  return html`<section id="overview" aria-labelledby="overview-title">
<h2 id="overview-title">Overview</h2>
<dl class="tiles">
${tile('Rows', formatWhole(profile.rows), quarantined > 0 ? `${formatCount(quarantined, 'row')} left out while reading` : 'none left out while reading')}
${tile('Columns', formatWhole(columns.length), countTypes(profile))}
${tile('Missing cells', formatShare(missing, cells), `${formatWhole(missing)} of ${formatWhole(cells)}`)}
${tile('Repeated rows', formatWhole(repeated), repeated > duplicateRows ? `${formatWhole(duplicateRows)} with identifiers compared too` : formatShare(repeated, profile.rows))}
${tile('To learn from', formatWhole(rows.training), `${formatCount(rows.test, 'row')} locked away for the test`)}
${tile('Target', html`<bdi>${problem.target}</bdi>`, `${kinds[problem.kind]}, judged by ${titleOf(problem.metric)}`)}
</dl>
<p class="quiet">${describeReading(profile.reading)}</p>
${leftOut(profile.quarantined)}
</section>
`
}

function countTypes ({ columns }: TableProfile): string {
  const counts = columnTypes.map((type) => ({ type, found: columns.filter((column) => column.type === type).length }))
  return counts.filter(({ found }) => found > 0).map(({ type, found }) => `${found} ${typeNames[type][found === 1 ? 0 : 1]}`).join(', ')
}

function describeReading ({ format, encoding, delimiter, quote, header, preambleLines, emptyLines = 0, shortRows }: TableProfile['reading']): Html {
  if (format === 'parquet') return html`Read from Parquet, each cell as a CSV of the same rows would have it.`
  return html`Read as ${encoding}, cells parted by ${delimiters.get(delimiter) ?? html`<code>${JSON.stringify(delimiter)}</code>`}${quote !== '' && html` and quoted by <code>${quote}</code>`}, ${header ? 'names in the first line' : 'without a line of names'}${preambleLines > 0 && `, after ${formatCount(preambleLines, 'line')} that belong to no table`}.${emptyLines > 0 && ` ${formatCount(emptyLines, 'empty line')} between or after the rows.`}${shortRows !== undefined && ` ${formatCount(shortRows.rows, 'row')} with fewer cells than columns, filled up with missing ones.`}`
}

function leftOut (quarantined: TableProfile['quarantined']): Html | false {
  const parts = quarantined.filter(({ rows }) => rows > 0)
  return parts.length > 0 && html`<div class="scroll"><table>
<caption>Rows of the file that are not in the table</caption>
<thead><tr><th scope="col">Why</th><th scope="col" class="number">Rows</th><th scope="col">Lines</th></tr></thead>
<tbody>${parts.map(({ reason, rows, lines }) => html`<tr><th scope="row" class="wrap">${reason}</th><td class="number">${formatWhole(rows)}</td><td class="wrap">${lines.slice(0, 20).join(', ')}${(lines.length > 20 || rows > lines.length) && ', …'}</td></tr>
`)}</tbody></table></div>`
}
