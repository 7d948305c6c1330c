import type { Language } from '@assay/shared'

const en = {
  language: 'en' as Language,
  ...numbersIn('en'),
  version: (version: number) => `version ${version}`, lead: 'Leave a field empty where nothing is known.', predict: 'Predict', unreadable: 'This cannot be read; change it below and ask again.',
  range: (low: string, high: string) => `${low} to ${high} in training`, written: (pattern: string) => `written ${pattern}`, missing: (share: string) => `${share} missing`,
  threshold: (label: string, share: string) => `Answers ${label} from ${share} on.`, between: (low: string, high: string) => `Between ${low} and ${high}.`,
  reasons: 'What moved the answer, most first'
}
/** What the form without a script says, in one language, and how it writes numbers. */
export type FormWords = typeof en

const fr: FormWords = {
  language: 'fr',
  ...numbersIn('fr'),
  version: (version) => `version ${version}`, lead: 'Laissez vide ce qui n’est pas connu.', predict: 'Prédire', unreadable: 'Ceci ne se lit pas ; corrigez-le ci-dessous et redemandez.',
  range: (low, high) => `de ${low} à ${high} à l’entraînement`, written: (pattern) => `écrit ${pattern}`, missing: (share) => `${share} manquants`,
  threshold: (label, share) => `Répond ${label} à partir de ${share}.`, between: (low, high) => `Entre ${low} et ${high}.`,
  reasons: 'Ce qui a fait pencher la réponse, le plus fort d’abord'
}

export const formWords: Readonly<Record<Language, FormWords>> = { en, fr }

function numbersIn (language: Language): { readonly percent: (share: number) => string, readonly shortNumber: (value: number) => string } {
  const [percents, numbers] = [new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }), new Intl.NumberFormat(language, { maximumSignificantDigits: 5 })]
  return { percent: (share) => percents.format(share), shortNumber: (value) => numbers.format(value) }
}
