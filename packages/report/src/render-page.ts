import { createHash } from 'node:crypto'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { style } from './style.ts'
import type { Words } from './words/en.ts'

/** A page that needs nothing else: it can be saved, mailed and printed. It runs no script. */
export interface Page {
  readonly markup: string
  /** Of the page's one style sheet, as a Content-Security-Policy's `style-src` names it. */
  readonly styleHash: string
}

interface PageParts {
  readonly words: Words
  readonly title: string
  readonly heading: string
  readonly about: string
  /** Id and name of each section. */
  readonly sections: readonly (readonly [id: string, name: string])[]
  readonly main: Html
}

export function renderPage ({ words, title, heading, about, sections, main }: PageParts): Page {
  const { markup } = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header>
<p class="mark">Assay</p>
<h1><bdi>${heading}</bdi></h1>
<p class="quiet">${about}</p>
</header>
<nav aria-label="${words.sections}"><div>${sections.map(([id, name]) => html`<a href="#${id}">${name}</a> `)}</div></nav>
<main>
${main}</main>
</body>
</html>
`
  return { markup, styleHash }
}

const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`
