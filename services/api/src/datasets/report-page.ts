import { createHash } from 'node:crypto'
import type { ColumnProfile, Histogram, ProfileAlert, TableProfile } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { DatasetRecord } from './dataset-record.ts'
import type { Preparation } from './preparation.ts'

export interface ReportPage { readonly markup: string, readonly contentSecurityPolicy: string }

/** The profile as one page that needs nothing else: it can be saved and mailed. */
export function reportPage ({ dataset, preparation, profile }: { readonly dataset: DatasetRecord, readonly preparation: Preparation, readonly profile: TableProfile }): ReportPage {
  const { prepared: { problem, rows } } = preparation
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${dataset.name}: profile</title>
<style>${{ markup: style }}</style>
</head>
<body>
<h1>${dataset.name}</h1>
<p>${count(profile.rows, 'row')}, ${count(profile.columns.length, 'column')}, ${count(dataset.bytes, 'byte')}. Target <b>${problem.target}</b>, ${problem.kind}, scored by ${problem.metric};
${count(rows.training, 'row')} to learn from and ${rows.test} locked away for the test.</p>
<p>Read as ${profile.reading.encoding}, separated by <code>${JSON.stringify(profile.reading.delimiter)}</code>. ${count(profile.duplicateRows, 'duplicate row')}.</p>
${profile.alerts.length > 0 && html`<h2>To know first</h2><ul>${profile.alerts.map(alertMarkup)}</ul>`}
${profile.classBalance !== undefined && html`<h2>Classes</h2><table>${profile.classBalance.map(({ level, rows }) => html`<tr><th>${level}</th><td>${rows}</td><td>${share(rows, profile.rows)}</td></tr>`)}</table>`}
<h2>Columns</h2>
${profile.columns.map(columnMarkup)}
${profile.associations.length > 0 && html`<h2>Strongest pairs</h2><table><tr><th>Column</th><th>Column</th><th>Strength</th><th>Measure</th></tr>
${profile.associations.slice(0, 50).map(({ a, b, value, measure }) => html`<tr><td>${a}</td><td>${b}</td><td>${short(value)}</td><td>${measure}</td></tr>`)}</table>`}
${profile.quarantined.length > 0 && html`<h2>Rows left out</h2><ul>${profile.quarantined.map(({ reason, rows, lines }) => html`<li>${count(rows, 'row')}: ${reason} (lines ${lines.slice(0, 10).join(', ')})</li>`)}</ul>`}
</body>
</html>
`
  return { markup, contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'` }
}

const style = `
:root { color-scheme: light dark; --line: light-dark(#d7dde3, #3a444e); --soft: light-dark(#5b6770, #9aa7b2); --fill: light-dark(#0f766e, #5eead4) }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
article { border-top: 1px solid var(--line); padding: .5rem 0; break-inside: avoid }
h3 { margin: .25rem 0; font-size: 1rem } h3 small, p small { color: var(--soft); font-weight: normal }
table { border-collapse: collapse } th, td { text-align: left; padding: .15rem 1rem .15rem 0; font-variant-numeric: tabular-nums } th { font-weight: 500 }
svg { fill: var(--fill); display: block; max-width: 100% } .leak { font-weight: 600 }
`

function alertMarkup ({ severity, columns, detail }: ProfileAlert): Html {
  return html`<li class="${severity}">${severity === 'leak' ? 'Leak: ' : ''}${detail}${columns.length > 0 && html` <small>(${columns.join(', ')})</small>`}</li>
`
}

function columnMarkup (column: ColumnProfile): Html {
  const { name, type, rows, missing, distinct, number, topLevels, firstDate, lastDate, length, targetAssociation, unreadable } = column
  return html`<article>
<h3>${name} <small>${type} · ${count(distinct, 'value')} · ${share(missing, rows)} missing${targetAssociation !== undefined && ` · ${targetAssociation.measure} with the target ${short(targetAssociation.value)}`}</small></h3>
${number !== undefined && html`<p>Mean ${short(number.mean)} ± ${short(number.standardDeviation)}, from ${short(number.quantiles[0])} to ${short(number.quantiles.at(-1))}, median ${short(number.quantiles[4])}.</p>${histogramMarkup(number.histogram)}`}
${topLevels !== undefined && number === undefined && html`<table>${topLevels.slice(0, 8).map((level) => html`<tr><td>${level.level}</td><td>${level.rows}</td><td>${share(level.rows, rows)}</td></tr>`)}</table>`}
${firstDate !== undefined && html`<p>From ${firstDate} to ${lastDate}.</p>`}
${length !== undefined && html`<p>${short(length.mean)} characters on average, ${length.max} at most.</p>`}
${unreadable !== undefined && unreadable.cells > 0 && html`<p>${count(unreadable.cells, 'cell')} could not be read and count as missing: ${unreadable.examples.join(', ')}</p>`}
</article>
`
}

function histogramMarkup ({ counts }: Histogram): Html {
  const most = Math.max(1, ...counts)
  const width = 8
  return html`<svg width="${counts.length * width}" height="40" role="img" aria-label="histogram">${counts.map((rows, bin) => {
    const height = Math.round(40 * rows / most)
    return html`<rect x="${bin * width}" y="${40 - height}" width="${width - 1}" height="${height}"/>`
  })}</svg>`
}

const count = (number: number, noun: string): string => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
const share = (part: number, whole: number): string => `${whole === 0 ? 0 : Math.round(1000 * part / whole) / 10} %`
const short = (value: number | undefined | null): string => (value === undefined || value === null ? '–' : String(Number(value.toPrecision(4))))
