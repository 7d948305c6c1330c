import type { Histogram } from '@assay/shared'
import * as Plot from '@observablehq/plot'
import { classColors } from '../class-colors.ts'
import { formatCount, formatNumber, formatShare, formatTick, shorten } from '../format.ts'
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

interface Bin { readonly low: number, readonly high: number, readonly rows: number, readonly parts: readonly number[], readonly title: string }

const width = 340
/** So many whole numbers are named one by one below the axis. */
const fewBins = 12
const margins = { marginLeft: 42, marginRight: 10 }

/** @returns rows in each bin, stacked by class where classes are known, and below them the share of each class; nothing when an edge is not finite */
export function histogramPlot (request: HistogramRequest): Html[] {
  const { histogram: { edges, counts }, label, integer } = request
  const low = edges[0]
  const high = edges.at(-1)
  if (!Number.isFinite(low) || !Number.isFinite(high) || !Number.isFinite(high! - low!) || counts.length === 0) return []
  const large = Math.max(Math.abs(low!), Math.abs(high!)) >= 1e5
  const few = integer && counts.length <= fewBins && high! - low! === counts.length
  const x = { label: null, domain: high! > low! ? [low!, high!] : [low! - 0.5, low! + 0.5], ticks: few ? counts.map((_, bin) => low! + 0.5 + bin) : 5, ...((few || large) && { tickFormat: formatTick }) }
  const bins = readBins(request)
  const withShares = request.byClass !== undefined
  const rows = renderPlot({
    label,
    width,
    height: withShares ? 120 : 140,
    ...margins,
    marginTop: 8,
    marginBottom: withShares ? 4 : 24,
    x: withShares ? { ...x, axis: null } : x,
    y: { label: null, grid: true, ticks: 3, tickFormat: formatTick },
    marks: [...stack(bins, () => 1), whole(bins, withShares ? 'transparent' : 'var(--accent)'), Plot.ruleY([0], { strokeOpacity: 0.4 })]
  })
  if (!withShares) return [rows]
  return [rows, renderPlot({
    label: `${label}: share of each class in each bin`,
    width,
    height: 66,
    ...margins,
    marginTop: 10,
    marginBottom: 24,
    x,
    y: { label: null, domain: [0, 1], ticks: [0, 1], tickFormat: '.0%' },
    marks: stack(bins, ({ rows }) => 1 / rows)
  })]
}

const sides = { x1: 'low', x2: 'high', insetLeft: 0.5, insetRight: 0.5 } as const

/** The rows of each bin, and in words what they are. */
const whole = (bins: readonly Bin[], fill: string): Plot.Markish => Plot.rectY(bins, { ...sides, y1: 0, y2: 'rows', fill, title: 'title' })

/** The rows of each class, one class above the other; empty bins are left out. */
function stack (bins: readonly Bin[], scale: (bin: Bin) => number): Plot.Markish[] {
  const classes = bins[0]?.parts.length ?? 0
  const below = (bin: Bin, place: number): number => scale(bin) * bin.parts.slice(0, place).reduce((sum, part) => sum + part, 0)
  return Array.from({ length: classes }, (_, place) => Plot.rectY(bins.filter(({ parts }) => parts[place]! > 0), {
    ...sides,
    y1: (bin: Bin) => below(bin, place),
    y2: (bin: Bin) => below(bin, place + 1),
    fill: classColors[place % classColors.length]!
  }))
}

/** Bins that hold a row; where classes are known, a row with a class. */
function readBins ({ histogram: { edges, counts }, integer, classes = [], byClass }: HistogramRequest): Bin[] {
  return counts.map((count, place): Bin => {
    const parts = byClass?.map((rows) => rows[place] ?? 0) ?? []
    const rows = byClass === undefined ? count : parts.reduce((sum, part) => sum + part, 0)
    const single = edges[place] === edges[place + 1]
    const found = parts.flatMap((part, index) => part > 0 ? [`${shorten(classes[index] ?? '', 30)} ${formatShare(part, rows)}`] : [])
    return {
      low: edges[place]! - (single ? 0.5 : 0),
      high: edges[place + 1]! + (single ? 0.5 : 0),
      rows,
      parts,
      title: [`${placeName(edges[place]!, edges[place + 1]!, integer)}: ${formatCount(rows, 'row')}`, ...found].join(', ')
    }
  }).filter(({ rows }) => rows > 0)
}

function placeName (low: number, high: number, integer: boolean): string {
  if (!integer || !Number.isInteger(low + 0.5)) return `${formatNumber(low)} to ${formatNumber(high)}`
  return high - low === 1 ? formatNumber(low + 0.5) : `${formatNumber(low + 0.5)} to ${formatNumber(high - 0.5)}`
}
