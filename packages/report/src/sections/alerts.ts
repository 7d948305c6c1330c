import type { ProfileAlert } from '@assay/shared'
import { formatCount, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'

const severities = ['leak', 'warning', 'note'] as const
const shownNotes = 6
/** Of one kind; more of them fold. */
const shownAlike = 4

/** What a person should know before believing a model, most serious first; many notes fold. */
export function alerts ({ profile: { alerts: found } }: ReportRequest): Html {
  const leaks = found.filter(({ code }) => code === 'leak')
  const others = found.filter(({ code }) => code !== 'leak')
  const serious = others.filter(({ severity }) => severity !== 'note')
  const notes = others.filter(({ severity }) => severity === 'note')
  return html`<section id="alerts" aria-labelledby="alerts-title">
<h2 id="alerts-title">Know this first</h2>
${leaks.length > 0 && leakPanel(leaks)}
${others.length === 0 ? html`<p class="quiet">${leaks.length === 0 ? 'Nothing stands out in this file.' : 'Nothing else stands out in this file.'}</p>` : html`<p class="quiet">${countSeverities(others)}.</p>`}
${alikeLists(serious)}
${notes.length <= shownNotes && alertList(notes)}
${notes.length > shownNotes && html`<details><summary>${formatCount(notes.length, 'note')}</summary>${alertList(notes)}</details>`}
</section>
`
}

/** A list for each kind of alert, in the order in which the kinds are met. */
function alikeLists (found: readonly ProfileAlert[]): Html[] {
  return [...Map.groupBy(found, ({ code }) => code).values()].map((alike) => html`${alertList(alike.slice(0, shownAlike))}
${alike.length > shownAlike && html`<details><summary>${alike.length - shownAlike} more like ${alike.length - shownAlike === 1 ? 'it' : 'them'}: ${shorten(alike.slice(shownAlike).flatMap(({ columns }) => columns).join(', '), 100)}</summary>${alertList(alike.slice(shownAlike))}</details>`}`)
}

const alertList = (found: readonly ProfileAlert[]): Html | false => found.length > 0 && html`<ul class="alerts">${found.map(({ severity, detail }) => html`<li class="${severity}"><span class="badge ${severity}">${severity}</span> <span>${detail}</span></li>
`)}</ul>`

/** Columns that may know the answer. */
function leakPanel (leaks: readonly ProfileAlert[]): Html {
  const certain = leaks.some(({ severity }) => severity === 'leak')
  return html`<div class="leaks${certain && ' certain'}"><h3>${certain ? 'A column knows the answer' : 'A column may know the answer'}</h3>
<p>A model that sees what is only known afterwards scores well here and fails in use. Leave such a column out (<code>ignore</code>), or say that it is known in time (<code>accept</code>).</p>
${alertList(leaks)}</div>`
}

function countSeverities (found: readonly ProfileAlert[]): string {
  const counts = severities.map((severity) => ({ severity, rows: found.filter((alert) => alert.severity === severity).length }))
  return counts.filter(({ rows }) => rows > 0).map(({ severity, rows }) => formatCount(rows, severity)).join(' and ')
}
