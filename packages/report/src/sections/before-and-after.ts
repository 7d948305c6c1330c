import type { NumberChange, NumberShape } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { histogramPlot } from '../plots/histogram-plot.ts'
import { figure } from '../plots/render-plot.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

/** Numbers as the file has them, and as linear models see them; trees see them as they are. */
export function beforeAndAfter (changes: readonly NumberChange[], words: Words): Html | false {
  const { cleaning: say } = words
  return changes.length > 0 && html`<h3>${say.beforeAndAfter}</h3>
<p class="quiet">${say.beforeAndAfterLead}</p>
<div class="changes">${changes.map(({ column, before, after }) => html`<div class="change"><h4><bdi>${shorten(column, 40)}</bdi></h4>
<div class="sides">${shape(say.before, column, before, words)}${shape(say.after, column, after, words)}</div></div>
`)}</div>`
}

function shape (side: string, column: string, { histogram, integer, skewness }: NumberShape, words: Words): Html {
  return figure(histogramPlot({ histogram, integer, label: words.cleaning.histogram(side, shorten(column)) }, words), words.cleaning.skewness(side, words.format.number(skewness)))
}
