import type { Language } from '@assay/shared'
import { en } from './en.ts'
import type { Words } from './en.ts'
import { fr } from './fr.ts'

export const wordsIn: Readonly<Record<Language, Words>> = { en, fr }
