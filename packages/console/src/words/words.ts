import { en } from './en.ts'
import { fr } from './fr.ts'

const tables = { en, fr } as const
type Language = keyof typeof tables

const isKnown = (language: string): language is Language => Object.hasOwn(tables, language)

/** The first language of the browser that there is a table for, with the region the browser names. */
export const locale: string = navigator.languages.find((tag) => isKnown(tag.split('-')[0]!)) ?? 'en'
export const language = locale.split('-')[0] as Language
export const words = tables[language]
