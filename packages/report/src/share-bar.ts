import { html } from './html.ts'
import type { Html } from './html.ts'
import { roundLength } from './plots/round-length.ts'

/** A bar beside a number that is written out: decoration, so it is silent. Widths are attributes, which a strict policy lets be. */
export function shareBar (parts: readonly number[], whole: number, colors: readonly string[] = ['var(--accent)']): Html {
  let left = 0
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${parts.map((part, index) => {
    const width = whole > 0 ? 100 * part / whole : 0
    const bar = html`<rect x="${roundLength(left)}" width="${roundLength(width)}" height="8" fill="${colors[index % colors.length]}"/>`
    left += width
    return bar
  })}</svg>`
}
