import type { CleaningPlan, CleaningRecord, StepEffect, TableProfile } from '@assay/shared'
import { formatCount } from './format.ts'
import { html } from './html.ts'
import { renderPage } from './render-page.ts'
import type { Page } from './render-page.ts'
import { alerts } from './sections/alerts.ts'
import { columns } from './sections/columns.ts'
import { ledger } from './sections/ledger.ts'
import { missing } from './sections/missing.ts'
import { overview } from './sections/overview.ts'
import { pairs } from './sections/pairs.ts'
import { split } from './sections/split.ts'
import { target } from './sections/target.ts'

export interface ReportRequest extends Pick<CleaningRecord, 'problem' | 'rows' | 'touched' | 'split' | 'changes' | 'missingPatterns'> {
  /** What people call the dataset. */
  readonly name: string
  readonly profile: TableProfile
  readonly plan: CleaningPlan
  /** What steps of the plan do to the score, of those that were measured. */
  readonly effects: readonly StepEffect[]
}

/** What a file holds and what is done about it, as one page. */
export function renderReport (request: ReportRequest): Page {
  const { name, profile } = request
  return renderPage({
    title: `${name}: profile`,
    heading: name,
    about: `Profile of ${formatCount(profile.rows, 'row')} and ${formatCount(profile.columns.length, 'column')}`,
    sections: [
      ['overview', 'Overview'], ['alerts', 'Alerts'], ['target', 'Target'], ['columns', 'Columns'], ['pairs', 'Pairs'], ['missing', 'Missing'], ['split', 'Split'],
      ['cleaning', 'Cleaning']
    ],
    main: html`${overview(request)}${alerts(request)}${target(request)}${columns(request)}${pairs(request)}${missing(request)}${split(request)}${ledger(request)}`
  })
}
