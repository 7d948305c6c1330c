import type { ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import { renderPage } from '../render-page.ts'
import type { Page } from '../render-page.ts'
import { ledger } from '../sections/ledger.ts'
import { decisions } from './decisions.ts'
import { dependence } from './dependence.ts'
import { groups } from './groups.ts'
import { importance } from './importance.ts'
import { limits } from './limits.ts'
import { origin } from './origin.ts'
import { scores } from './scores.ts'
import { summary } from './summary.ts'

/** What a team should know before it believes a model, as one page; what does not apply to its problem is left out. */
export function renderModelCard (card: ModelCard, version: number): Page {
  const { question: { target, kind } } = card
  const sections = [
    ['summary', 'Summary', summary(card)],
    ['limits', 'Limits', limits(card)],
    ['scores', 'Scores', scores(card)],
    ['decisions', 'Decisions', decisions(card)],
    ['importance', 'What matters', importance(card)],
    ['dependence', 'How it answers', dependence(card)],
    ['groups', 'Groups', groups(card)],
    ['cleaning', 'Cleaning', ledger({ plan: card.cleaning, ...(card.cleaning.effects && { effects: card.cleaning.effects }) })],
    ['origin', 'Origin', origin(card)]
  ] as const
  const shown = sections.filter(([, , section]) => section !== false)
  return renderPage({
    title: `${card.model} ${version}: model card`,
    heading: `${card.model}, version ${version}`,
    about: `Model card: it predicts ${target} (${kinds[kind]})`,
    sections: shown.map(([id, name]) => [id, name] as const),
    main: html`${shown.map(([, , section]) => section)}`
  })
}

const kinds = { binary: 'two classes', multiclass: 'several classes', regression: 'a number' } as const
