import type { ReliabilityBin } from '@assay/shared'
import * as Plot from '@observablehq/plot'
import { formatCount, formatShare } from '../format.ts'
import type { Html } from '../html.ts'
import { renderPlot } from './render-plot.ts'

/** The closer to the diagonal, the more a probability is what it says. */
export function reliabilityPlot (bins: readonly ReliabilityBin[]): Html {
  const axis = (label: string) => ({ domain: [0, 1], ticks: 5, tickFormat: '.0%', label, grid: true, labelArrow: 'none' }) as const
  const points = bins.map((bin) => ({ ...bin, title: `${formatCount(bin.rows, 'row')} at ${formatShare(bin.predicted, 1)} on average: ${formatShare(bin.observed, 1)} were positive` }))
  return renderPlot({
    label: `Reliability in ${bins.length} bins of rows`,
    width: 320,
    height: 240,
    marginLeft: 44,
    marginBottom: 36,
    marginTop: 24,
    marginRight: 12,
    x: axis('probability'),
    y: axis('were positive'),
    marks: [
      Plot.line([{ x: 0, y: 0 }, { x: 1, y: 1 }], { x: 'x', y: 'y', stroke: 'var(--soft)', strokeDasharray: '3 4' }),
      Plot.line(points, { x: 'predicted', y: 'observed', stroke: 'var(--accent)', strokeOpacity: 0.5 }),
      Plot.dot(points, { x: 'predicted', y: 'observed', r: 4, fill: 'var(--accent)', title: 'title' })
    ]
  })
}
