import type { NumberChange, NumberShape } from '@assay/shared'
import { formatNumber, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { histogramPlot } from '../plots/histogram-plot.ts'
import { figure } from '../plots/render-plot.ts'

/** Numbers as the file has them, and as linear models see them; trees see them as they are. */
export function beforeAndAfter (changes: readonly NumberChange[]): Html | false {
  return changes.length > 0 && html`<h3>Before and after</h3>
<p class="quiet">What clipping and logarithms make of long tails, for linear models alone. Trees ask the numbers as they are; no row is removed.</p>
<div class="changes">${changes.map(({ column, before, after }) => html`<div class="change"><h4><bdi>${shorten(column, 40)}</bdi></h4>
<div class="sides">${shape('Before', column, before)}${shape('After', column, after)}</div></div>
`)}</div>`
}

function shape (side: string, column: string, { histogram, integer, skewness }: NumberShape): Html {
  return figure(histogramPlot({ histogram, integer, label: `${side} cleaning: histogram of ${shorten(column)}` }), `${side}, skewness ${formatNumber(skewness)}`)
}
