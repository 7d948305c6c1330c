import type { Language, ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import { renderPage } from '../render-page.ts'
import type { Page } from '../render-page.ts'
import { ledger } from '../sections/ledger.ts'
import { wordsIn } from '../words/words-in.ts'
import { decisions } from './decisions.ts'
import { dependence } from './dependence.ts'
import { groups } from './groups.ts'
import { importance } from './importance.ts'
import { limits } from './limits.ts'
import { origin } from './origin.ts'
import { scores } from './scores.ts'
import { summary } from './summary.ts'

/** What a team should know before it believes a model, as one page in one language; what does not apply to its problem is left out. */
export function renderModelCard (card: ModelCard, version: number, language: Language): Page {
  const { question: { target, kind } } = card
  const words = wordsIn[language]
  const { title, heading, about, nav } = words.card
  const sections = [
    ['summary', summary(card, words)],
    ['limits', limits(card, words)],
    ['scores', scores(card, words)],
    ['decisions', decisions(card, words)],
    ['importance', importance(card, words)],
    ['dependence', dependence(card, words)],
    ['groups', groups(card, words)],
    ['cleaning', ledger({ plan: card.cleaning, ...(card.cleaning.effects && { effects: card.cleaning.effects }) }, words)],
    ['origin', origin(card, words)]
  ] as const
  const shown = sections.filter(([, section]) => section !== false)
  return renderPage({
    words,
    title: title(card.model, version),
    heading: heading(card.model, version),
    about: about(target, kind),
    sections: shown.map(([id]) => [id, nav[id]] as const),
    main: html`${shown.map(([, section]) => section)}`
  })
}
