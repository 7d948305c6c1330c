import type { ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { recorded } from '../recorded.ts'
import type { Words } from '../words/en.ts'

/** What the model is not to be believed in. */
export function limits ({ limits: sentences }: ModelCard, words: Words): Html {
  return html`<section id="limits" aria-labelledby="limits-title">
<h2 id="limits-title">${words.card.nav.limits}</h2>
<ul class="steps">${sentences.map((sentence) => html`<li>${recorded(sentence, words)}</li>`)}</ul>
</section>
`
}
