import type { ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'

/** What the model is not to be believed in. */
export function limits ({ limits: sentences }: ModelCard): Html {
  return html`<section id="limits" aria-labelledby="limits-title">
<h2 id="limits-title">Limits</h2>
<ul class="steps">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
</section>
`
}
