import type { ReliabilityBin } from '@assay/shared'
import * as Plot from '@observablehq/plot'
import type { Html } from '../html.ts'
import type { Words } from '../words/en.ts'
import { shareAxis } from './curve-plots.ts'
import { renderPlot } from './render-plot.ts'

/** The closer to the diagonal, the more a probability is what it says. */
export function reliabilityPlot (bins: readonly ReliabilityBin[], words: Words): Html {
  const { scores: say, format: { share } } = words
  const points = bins.map((bin) => ({ ...bin, title: say.reliabilityBin(bin.rows, share(bin.predicted, 1), share(bin.observed, 1)) }))
  return renderPlot({
    label: say.reliabilityLabel(bins.length),
    width: 320,
    height: 240,
    marginLeft: 44,
    marginBottom: 36,
    marginTop: 24,
    marginRight: 12,
    x: shareAxis(say.probability, words),
    y: shareAxis(say.werePositive, words),
    marks: [
      Plot.line([{ x: 0, y: 0 }, { x: 1, y: 1 }], { x: 'x', y: 'y', stroke: 'var(--soft)', strokeDasharray: '3 4' }),
      Plot.line(points, { x: 'predicted', y: 'observed', stroke: 'var(--accent)', strokeOpacity: 0.5 }),
      Plot.dot(points, { x: 'predicted', y: 'observed', r: 4, fill: 'var(--accent)', title: 'title' })
    ]
  })
}
