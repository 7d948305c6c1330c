import { english } from './english.ts'
import type { Terms } from './english.ts'
import { french } from './french.ts'
import type { Language } from './language.ts'

/** One vocabulary for the console, the report and the pages of the API. */
export const terms: Readonly<Record<Language, Terms>> = { en: english, fr: french }
