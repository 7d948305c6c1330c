import { chooseLocale, languageOf } from '@assay/shared'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The browser's first that is spoken here, with the region it names. */
export const locale = chooseLocale(navigator.languages)
export const language = languageOf(locale)
export const words = { en, fr }[language]
