import type { Curves } from '@assay/shared'
import * as Plot from '@observablehq/plot'
import type { Html } from '../html.ts'
import type { Words } from '../words/en.ts'
import { renderPlot } from './render-plot.ts'

const size = { width: 320, height: 240, marginLeft: 44, marginBottom: 36, marginTop: 24, marginRight: 12 }
/** An axis of shares from none to all. */
export const shareAxis = (label: string, { format }: Words) => ({ domain: [0, 1], ticks: 5, tickFormat: format.shareTick, label, grid: true, labelArrow: 'none' }) as const

export function rocPlot (roc: Curves['roc'], words: Words): Html {
  return renderPlot({
    ...size,
    label: words.scores.rocLabel(roc.length),
    x: shareAxis(words.scores.falseAlarms, words),
    y: shareAxis(words.scores.found, words),
    marks: [
      Plot.line([{ x: 0, y: 0 }, { x: 1, y: 1 }], { x: 'x', y: 'y', stroke: 'var(--soft)', strokeDasharray: '3 4' }),
      // A single height would be stacked on the others of the same rate.
      Plot.areaY(roc, { x: 'falsePositiveRate', y1: 0, y2: 'truePositiveRate', fill: 'var(--accent)', fillOpacity: 0.12 }),
      Plot.line(roc, { x: 'falsePositiveRate', y: 'truePositiveRate', stroke: 'var(--accent)', strokeWidth: 2 })
    ]
  })
}

export function precisionRecallPlot (curve: Curves['precisionRecall'], words: Words): Html {
  return renderPlot({
    ...size,
    label: words.scores.precisionRecallLabel(curve.length),
    x: shareAxis(words.scores.recall, words),
    y: shareAxis(words.scores.precision, words),
    marks: [
      Plot.ruleY(curve.slice(-1), { y: 'precision', stroke: 'var(--soft)', strokeDasharray: '3 4' }),
      Plot.line(curve, { x: 'recall', y: 'precision', stroke: 'var(--accent)', strokeWidth: 2 })
    ]
  })
}
