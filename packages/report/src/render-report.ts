import type { CleaningPlan, CleaningRecord, Language, StepEffect, TableProfile } from '@assay/shared'
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
import { wordsIn } from './words/words-in.ts'

export interface ReportRequest extends Pick<CleaningRecord, 'problem' | 'rows' | 'touched' | 'split' | 'changes' | 'missingPatterns'> {
  /** What people call the dataset. */
  readonly name: string
  readonly profile: TableProfile
  readonly plan: CleaningPlan
  /** What steps of the plan do to the score, of those that were measured. */
  readonly effects: readonly StepEffect[]
}

/** What a file holds and what is done about it, as one page in one language; sentences of the record are quoted as they are, in English. */
export function renderReport (request: ReportRequest, language: Language): Page {
  const { name, profile } = request
  const words = wordsIn[language]
  const { title, about, nav } = words.report
  return renderPage({
    words,
    title: title(name),
    heading: name,
    about: about(profile.rows, profile.columns.length),
    sections: Object.entries(nav),
    main: html`${[overview, alerts, target, columns, pairs, missing, split, ledger].map((section) => section(request, words))}`
  })
}
