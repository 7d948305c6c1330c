import type { ProfileAlert, TableProfile } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

const severities = ['leak', 'warning', 'note'] as const
const shownNotes = 6
/** Of one kind; more of them fold. */
const shownAlike = 4

/** What a person should know before believing a model, most serious first; many notes fold. */
export function alerts ({ profile }: ReportRequest, words: Words): Html {
  const say = words.alerts
  const { alerts: found } = profile
  const leaks = found.filter(({ code }) => code === 'leak')
  const others = found.filter(({ code }) => code !== 'leak')
  const serious = others.filter(({ severity }) => severity !== 'note')
  const notes = others.filter(({ severity }) => severity === 'note')
  return html`<section id="alerts" aria-labelledby="alerts-title">
<h2 id="alerts-title">${say.title}</h2>
${leaks.length > 0 && leakPanel(leaks, profile, words)}
${others.length === 0 ? html`<p class="quiet">${leaks.length === 0 ? say.nothing : say.nothingElse}</p>` : html`<p class="quiet">${say.counts(countSeverities(others))}</p>`}
${alikeLists(serious, profile, words)}
${notes.length <= shownNotes && alertList(notes, profile, words)}
${notes.length > shownNotes && html`<details><summary>${say.notes(notes.length)}</summary>${alertList(notes, profile, words)}</details>`}
</section>
`
}

/** A list for each kind of alert, in the order in which the kinds are met. */
function alikeLists (found: readonly ProfileAlert[], profile: TableProfile, words: Words): Html[] {
  return [...Map.groupBy(found, ({ code }) => code).values()].map((alike) => html`${alertList(alike.slice(0, shownAlike), profile, words)}
${alike.length > shownAlike && html`<details><summary>${words.alerts.more(alike.length - shownAlike, shorten(alike.slice(shownAlike).flatMap(({ columns }) => columns).join(', '), 100))}</summary>${alertList(alike.slice(shownAlike), profile, words)}</details>`}`)
}

const alertList = (found: readonly ProfileAlert[], profile: TableProfile, words: Words): Html | false => found.length > 0 && html`<ul class="alerts">${found.map((alert) => html`<li class="${alert.severity}"><span class="badge ${alert.severity}">${words.alerts.severities[alert.severity]}</span> <span>${words.alerts.detail(alert, profile)}</span></li>
`)}</ul>`

/** Columns that may know the answer. */
function leakPanel (leaks: readonly ProfileAlert[], profile: TableProfile, words: Words): Html {
  const certain = leaks.some(({ severity }) => severity === 'leak')
  return html`<div class="leaks${certain && ' certain'}"><h3>${words.alerts.leak(certain)}</h3>
<p>${words.alerts.leakLead}</p>
${alertList(leaks, profile, words)}</div>`
}

function countSeverities (found: readonly ProfileAlert[]): (readonly [severity: ProfileAlert['severity'], found: number])[] {
  return severities.map((severity) => [severity, found.filter((alert) => alert.severity === severity).length] as const).filter(([, count]) => count > 0)
}
