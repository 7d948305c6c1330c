import type { Histogram } from '@assay/shared'
import * as Plot from '@observablehq/plot'
import { classColors } from '../class-colors.ts'
import { formatCount, formatNumber, formatShare, shorten } from '../format.ts'
import type { Html } from '../html.ts'
import { renderPlot } from './render-plot.ts'

export interface HistogramRequest {
  readonly histogram: Histogram
  readonly label: string
  /** Whole numbers: bins are labelled by what they hold, not by their edges. */
  readonly integer: boolean
  /** Class names, and rows of each class in each bin. */
  readonly classes?: readonly string[]
  readonly byClass?: readonly (readonly number[])[]
}

interface Bar { readonly low: number, readonly high: number, readonly from: number, readonly to: number, readonly color: string, readonly title: string }

const width = 420
const margins = { marginLeft: 44, marginRight: 12 }

/** @returns rows in each bin, stacked by class where classes are known, and below them the share of each class; nothing when an edge is not finite */
export function histogramPlot (request: HistogramRequest): Html[] {
  const { histogram: { edges, counts }, label } = request
  const low = edges[0]
  const high = edges.at(-1)
  if (!Number.isFinite(low) || !Number.isFinite(high) || !Number.isFinite(high! - low!) || counts.length === 0) return []
  const large = Math.max(Math.abs(low!), Math.abs(high!)) >= 1e5 || high! - low! < 1e-3
  const x = { label: null, domain: high! > low! ? [low!, high!] : [low! - 0.5, low! + 0.5], ticks: 5, ...(large && { tickFormat: '~s' }) }
  const stack = stackBars(request, false)
  const shares = stackBars(request, true)
  const rows = renderPlot({
    label,
    width,
    height: shares.length > 0 ? 120 : 140,
    ...margins,
    marginTop: 8,
    marginBottom: shares.length > 0 ? 4 : 24,
    x: shares.length > 0 ? { ...x, axis: null } : x,
    y: { label: null, grid: true, ticks: 3, tickFormat: '~s' },
    marks: [bars(stack), Plot.ruleY([0], { strokeOpacity: 0.4 })]
  })
  if (shares.length === 0) return [rows]
  return [rows, renderPlot({
    label: `${label}: share of each class in each bin`,
    width,
    height: 60,
    ...margins,
    marginTop: 4,
    marginBottom: 24,
    x,
    y: { label: null, domain: [0, 1], ticks: [0, 1], tickFormat: '.0%' },
    marks: [bars(shares)]
  })]
}

const bars = (stack: readonly Bar[]): Plot.Markish =>
  Plot.rectY(stack, { x1: 'low', x2: 'high', y1: 'from', y2: 'to', fill: 'color', title: 'title', insetLeft: 0.5, insetRight: 0.5 })

function stackBars ({ histogram: { edges, counts }, integer, classes = [], byClass }: HistogramRequest, asShares: boolean): Bar[] {
  if (byClass === undefined && asShares) return []
  return counts.flatMap((rows, bin): Bar[] => {
    const single = edges[bin] === edges[bin + 1]
    const low = single ? edges[bin]! - 0.5 : edges[bin]!
    const high = single ? edges[bin]! + 0.5 : edges[bin + 1]!
    const place = placeName(edges[bin]!, edges[bin + 1]!, integer)
    const parts = byClass?.map((bins) => bins[bin] ?? 0)
    if (parts === undefined) return rows === 0 ? [] : [{ low, high, from: 0, to: rows, color: 'var(--accent)', title: `${place}: ${formatCount(rows, 'row')}` }]
    const whole = parts.reduce((sum, part) => sum + part, 0)
    let below = 0
    return parts.flatMap((part, index): Bar[] => {
      const from = below
      below += part
      if (part === 0) return []
      const scale = asShares ? 1 / whole : 1
      const title = `${place}, ${shorten(classes[index] ?? '', 30)}: ${formatCount(part, 'row')} (${formatShare(part, whole)})`
      return [{ low, high, from: from * scale, to: below * scale, color: classColors[index % classColors.length]!, title }]
    })
  })
}

function placeName (low: number, high: number, integer: boolean): string {
  if (!integer || !Number.isInteger(low + 0.5)) return `${formatNumber(low)} to ${formatNumber(high)}`
  return high - low === 1 ? formatNumber(low + 0.5) : `${formatNumber(low + 0.5)} to ${formatNumber(high - 0.5)}`
}
