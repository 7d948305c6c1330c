import { html } from './html.ts'
import type { Html } from './html.ts'
import type { Words } from './words/en.ts'

/** A sentence of the record, which is English whatever the page is: who reads it aloud, or translates it, is told so. */
export const recorded = (sentence: string, { language }: Words): Html => language === 'en' ? html`${sentence}` : html`<span lang="en">${sentence}</span>`
