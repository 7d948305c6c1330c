import * as Plot from '@observablehq/plot'
import type { Dependence, Problem } from '@assay/shared'
import { formatDay, formatShare, formatTick } from '../format.ts'
import { words } from '../words/words.ts'
import { colorOfClass } from './color-of-class.ts'
import { renderPlot } from './render-plot.ts'

export interface DependenceInput { readonly column: Dependence, readonly question: Problem }

const mostLevels = 8
const leastHeight = 200

/** The mean answer over a column's values: lines over numbers and dates, dots over levels. */
export function drawDependence ({ column: { column, kind, points }, question }: DependenceInput, width: number): SVGElement | HTMLElement {
  const isShare = question.kind !== 'regression'
  const known = points.filter(({ value }) => value !== null)
  const shown = kind === 'category' ? known.slice(0, mostLevels) : known
  const series = shown.flatMap(({ value, means }) => means.map((mean, output) => ({ value: kind === 'date' ? new Date(Number(value)) : value, mean, output: colorOf(question, output) })))
  const marks = kind === 'category'
    ? [Plot.dot(series, { x: 'mean', y: 'value', r: 4.5, fill: 'output' })]
    : [Plot.line(series, { x: 'value', y: 'mean', z: 'output', stroke: 'output', strokeWidth: 2 }), Plot.dot(series, { x: 'value', y: 'mean', r: 2.5, fill: 'output' })]
  const mean = { label: null, grid: true, ticks: 4, tickFormat: isShare ? formatShare : formatTick, nice: true }
  const longest = Math.max(...shown.map(({ value }) => Math.min(String(value).length, 18)))
  return renderPlot({
    label: words.model.dependenceOf(column),
    width: Math.min(width, 400),
    height: kind === 'category' ? Math.max(leastHeight, 26 * shown.length + 44) : leastHeight,
    marginLeft: kind === 'category' ? longest * 7 + 14 : 52,
    marginRight: 16,
    marginBottom: 28,
    color: { type: 'identity' },
    ...(kind === 'category'
      ? { x: mean, y: { label: null, domain: shown.map(({ value }) => value), grid: true, tickFormat: (level: string) => String(level).slice(0, 18) } }
      : { x: { label: null, ticks: 4, tickFormat: kind === 'date' ? (day: Date) => formatDay(day.getTime()) : formatTick }, y: mean }),
    marks
  })
}

/** One output speaks in the accent; of several each has its own colour. */
function colorOf ({ kind }: Problem, output: number): string {
  return kind === 'multiclass' ? colorOfClass(output) : 'var(--accent)'
}
