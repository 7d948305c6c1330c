import { html } from './html.ts'
import type { Html } from './html.ts'

/** One number with its name and what has to be known of it; tiles stand in a `<dl class="tiles">`. */
export const tile = (name: string, value: Html | string, rest: string): Html => html`<div><dt>${name}</dt><dd><strong>${value}</strong><span>${rest}</span></dd></div>
`
