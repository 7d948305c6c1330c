import type { Association } from '@assay/shared'
import * as Plot from '@observablehq/plot'
import type { Html } from '../html.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'
import { renderPlot } from './render-plot.ts'

interface HeatMapRequest {
  /** Strongest first. */
  readonly associations: readonly Association[]
  readonly target: string
}

const shownColumns = 16
const cell = 35

/** @returns a half of a matrix: the target, then the columns that take part in the strongest pairs; null for fewer than three columns */
export function associationHeatMap ({ associations, target }: HeatMapRequest, { pairs: say, measures, format: { strength } }: Words): Html | null {
  const columns = chooseColumns(associations, target)
  if (columns.length < 3) return null
  const places = new Map(columns.map((name, place) => [name, place]))
  const labels = columns.map((name) => shorten(name, 20))
  const cells = associations.flatMap(({ a, b, value, measure }) => {
    const first = places.get(a)
    const second = places.get(b)
    if (first === undefined || second === undefined) return []
    const title = say.pairOf(shorten(a), shorten(b), strength(value), measures[measure] ?? measure)
    return [{ x: Math.min(first, second), y: Math.max(first, second), value, title, text: strength(Math.min(value, value < 1 ? 0.99 : 1)).replace(/^0\./, '.') }]
  })
  // Columns are told apart by place: shortened names may be equal.
  const name = (place: number): string => labels[place] ?? ''
  const labelWidth = 16 + 6.2 * Math.max(...labels.map(({ length }) => length))
  return renderPlot({
    label: say.heatMap(columns.length),
    width: labelWidth + cell * (columns.length - 1) + 90,
    height: 16 + cell * (columns.length - 1) + 100,
    marginLeft: labelWidth,
    marginTop: 16,
    marginRight: 90,
    marginBottom: 100,
    padding: 0.06,
    x: { domain: columns.slice(0, -1).map((_, place) => place), label: null, tickFormat: name, tickRotate: 45, tickSize: 0 },
    y: { domain: columns.slice(1).map((_, place) => place + 1), label: null, tickFormat: name, tickSize: 0 },
    marks: [
      Plot.cell(columns.flatMap((_, y) => columns.slice(0, y).map((__, x) => ({ x, y }))), { x: 'x', y: 'y', fill: 'var(--track)', rx: 4 }),
      Plot.cell(cells, { x: 'x', y: 'y', fill: 'var(--accent)', fillOpacity: 'value', title: 'title', rx: 4 }),
      Plot.text(cells, { x: 'x', y: 'y', text: 'text', fill: ({ value }: { value: number }) => value > 0.8 ? 'var(--on-accent)' : value > 0.5 ? 'var(--on-tint)' : 'var(--text)', fontSize: 11, pointerEvents: 'none' })
    ],
    opacity: { type: 'identity' },
    color: { type: 'identity' }
  })
}

function chooseColumns (associations: readonly Association[], target: string): string[] {
  const chosen = new Set(associations.some(({ a, b }) => a === target || b === target) ? [target] : [])
  for (const { a, b } of associations) {
    for (const name of [a, b]) if (chosen.size < shownColumns) chosen.add(name)
  }
  return [...chosen]
}
