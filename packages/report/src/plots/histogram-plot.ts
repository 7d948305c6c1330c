import { scaleLinear } from 'd3-scale'
import { classColors } from '../class-colors.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Words } from '../words/en.ts'
import { xAxis, yAxis } from './histogram-axes.ts'
import type { Axis } from './histogram-axes.ts'
import { readBins } from './histogram-bins.ts'
import type { Bin, HistogramRequest } from './histogram-bins.ts'
import { roundLength } from './round-length.ts'

const width = 340
const left = 42
const right = width - 10
/** Where no rows are, and no share, in pixels from the upper edge. */
const rowsGround = 116
const sharesGround = 42
/** Pixels between two bars. */
const gap = 1
/** So many whole numbers are named one by one below the axis. */
const fewBins = 12

/**
 * A report draws hundreds, so that each costs little more than its strings: Plot would make an element of every class of every bin.
 *
 * @returns rows in each bin, stacked by class where classes are known, and below them the share of each class; nothing when an edge is not finite or no bin holds a row
 */
export function histogramPlot (request: HistogramRequest, words: Words): Html[] {
  const { label, byClass } = request
  const bins = readBins(request, words)
  const x = valueAxis(request, words)
  if (x === null || bins.length === 0) return []
  return byClass === undefined ? [rowsPlot(label, bins, x, words)] : [classRowsPlot(label, bins, x, words), classSharesPlot(label, bins, x, words)]
}

/** @returns null when an edge is not finite */
function valueAxis ({ histogram: { edges, counts }, integer }: HistogramRequest, { format: { tick, number } }: Words): Axis | null {
  const low = edges[0]!
  const high = edges.at(-1)!
  if (!Number.isFinite(low) || !Number.isFinite(high) || !Number.isFinite(high - low)) return null
  const scale = scaleLinear(high > low ? [low, high] : [low - 0.5, low + 0.5], [left, right])
  if (integer && counts.length <= fewBins && high - low === counts.length) return { scale, ticks: counts.map((_, bin) => low + 0.5 + bin), write: tick }
  const large = Math.max(Math.abs(low), Math.abs(high)) >= 1e5
  return { scale, ticks: scale.ticks(5), write: large ? tick : number }
}

function rowsPlot (label: string, bins: readonly Bin[], x: Axis, words: Words): Html {
  const y = rowsAxis(bins, words)
  return svg(label, 140, html`${rowsGrid(y)}${xAxis(x, rowsGround)}${wholes(bins, x.scale, y.scale, 'var(--accent)')}${ground}`)
}

function classRowsPlot (label: string, bins: readonly Bin[], x: Axis, words: Words): Html {
  const y = rowsAxis(bins, words)
  return svg(label, 120, html`${rowsGrid(y)}${stack(bins, x.scale, y.scale, () => 1)}${wholes(bins, x.scale, y.scale, 'transparent')}${ground}`)
}

function classSharesPlot (label: string, bins: readonly Bin[], x: Axis, { classShares, format: { shareTick } }: Words): Html {
  const y: Axis = { scale: scaleLinear([0, 1], [sharesGround, 10]), ticks: [0, 1], write: shareTick }
  return svg(classShares(label), 66, html`${yAxis(y, left)}${xAxis(x, sharesGround)}${stack(bins, x.scale, y.scale, ({ rows }) => 1 / rows)}`)
}

const svg = (label: string, height: number, marks: Html): Html =>
  html`<svg class="plot histogram" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${marks}</svg>`

function rowsAxis (bins: readonly Bin[], { format: { tick } }: Words): Axis {
  const scale = scaleLinear([0, Math.max(...bins.map(({ rows }) => rows))], [rowsGround, 8])
  return { scale, ticks: scale.ticks(3), write: tick }
}

const rowsGrid = (y: Axis): Html =>
  html`<path class="grid" d="${y.ticks.map((rows) => `M${left},${roundLength(y.scale(rows))}H${right}`).join('')}"/>${yAxis(y, left)}`

const ground = html`<path class="ground" d="M${left},${rowsGround}H${right}"/>`

/** The rows of each bin, and in words what they are. */
function wholes (bins: readonly Bin[], x: Axis['scale'], y: Axis['scale'], fill: string): Html {
  return html`<g fill="${fill}">${bins.map((bin) => html`<path d="${bar(x(bin.low), x(bin.high), y(0), y(bin.rows))}"><title>${bin.title}</title></path>`)}</g>`
}

/** The rows of each class, one class above the other, each class a path of its bars. */
function stack (bins: readonly Bin[], x: Axis['scale'], y: Axis['scale'], weight: (bin: Bin) => number): Html[] {
  const below = (bin: Bin, place: number): number => weight(bin) * bin.parts.slice(0, place).reduce((sum, part) => sum + part, 0)
  return bins[0]!.parts.map((_, place) => html`<path fill="${classColors[place % classColors.length]}" d="${bins.filter(({ parts }) => parts[place]! > 0)
    .map((bin) => bar(x(bin.low), x(bin.high), y(below(bin, place)), y(below(bin, place + 1)))).join('')}"/>`)
}

/** A rectangle as a part of a path. */
function bar (left: number, right: number, bottom: number, top: number): string {
  const width = Math.max(0, right - left - gap)
  return `M${roundLength(left + gap / 2)},${roundLength(bottom)}v${roundLength(top - bottom)}h${roundLength(width)}V${roundLength(bottom)}z`
}
