import { createHash } from 'node:crypto'
import type { CleaningPlan, Problem, TableProfile } from '@assay/shared'
import { formatCount } from './format.ts'
import { html } from './html.ts'
import { alerts } from './sections/alerts.ts'
import { columns } from './sections/columns.ts'
import { ledger } from './sections/ledger.ts'
import { missing } from './sections/missing.ts'
import { overview } from './sections/overview.ts'
import { pairs } from './sections/pairs.ts'
import { target } from './sections/target.ts'
import { style } from './style.ts'

export interface ReportRequest {
  /** What people call the dataset. */
  readonly name: string
  readonly profile: TableProfile
  readonly plan: CleaningPlan
  readonly problem: Problem
  /** Rows to learn from, and rows that are locked away. */
  readonly rows: { readonly training: number, readonly test: number }
}

export interface Report {
  readonly markup: string
  /** Of the page's one style sheet, as a Content-Security-Policy's `style-src` names it. */
  readonly styleHash: string
}

/** What a file holds and what is done about it, as one page that needs nothing else: it can be saved, mailed and printed. It runs no script. */
export function renderReport (request: ReportRequest): Report {
  const { name, profile } = request
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}: profile</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header>
<p class="mark">Assay</p>
<h1><bdi>${name}</bdi></h1>
<p class="quiet">Profile of ${formatCount(profile.rows, 'row')} and ${formatCount(profile.columns.length, 'column')}</p>
</header>
<nav aria-label="Sections"><div>${sections.map(([id, title]) => html`<a href="#${id}">${title}</a> `)}</div></nav>
<main>
${overview(request)}${alerts(request)}${target(request)}${columns(request)}${pairs(request)}${missing(request)}${ledger(request)}</main>
</body>
</html>
`
  return { markup, styleHash }
}

const sections = [
  ['overview', 'Overview'], ['alerts', 'Alerts'], ['target', 'Target'], ['columns', 'Columns'], ['pairs', 'Pairs'], ['missing', 'Missing'], ['cleaning', 'Cleaning']
] as const
const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`
