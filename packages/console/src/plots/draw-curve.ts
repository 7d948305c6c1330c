import * as Plot from '@observablehq/plot'
import { formatShare, formatWhole } from '../format.ts'
import { renderPlot } from './render-plot.ts'

export interface CurveInput {
  readonly title: string
  /** Names of the axes, which both go from 0 to 1. */
  readonly x: string
  readonly y: string
  readonly points: readonly { readonly x: number, readonly y: number, readonly rows?: number }[]
  /** Whether the diagonal means something: guessing, or what was promised. */
  readonly diagonal: boolean
  /** Whether points are measured on rows of their own. */
  readonly dots: boolean
}

/** A curve in the unit square. */
export function drawCurve ({ title, x, y, points, diagonal, dots }: CurveInput, width: number): SVGElement | HTMLElement {
  const side = Math.min(width, 340)
  const axis = { domain: [0, 1], ticks: 5, tickFormat: formatShare, labelArrow: 'none' } as const
  return renderPlot({
    label: title,
    width: side,
    height: side * 0.85,
    marginLeft: 46,
    marginRight: 16,
    marginTop: 28,
    marginBottom: 40,
    x: { ...axis, label: x },
    y: { ...axis, label: y, grid: true },
    marks: [
      ...(diagonal ? [Plot.line([{ x: 0, y: 0 }, { x: 1, y: 1 }], { x: 'x', y: 'y', stroke: 'var(--edge)', strokeDasharray: '3 4' })] : []),
      Plot.line(points, { x: 'x', y: 'y', stroke: 'var(--accent)', strokeWidth: 2 }),
      ...(dots ? [Plot.dot(points, { x: 'x', y: 'y', r: 4, fill: 'var(--accent)', stroke: 'var(--surface)', title: (point: CurveInput['points'][number]) => `${formatShare(point.x)} → ${formatShare(point.y)} (${formatWhole(point.rows ?? 0)})` })] : [])
    ]
  })
}
