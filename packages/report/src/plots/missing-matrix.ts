import type { MissingPattern } from '@assay/shared'
import * as Plot from '@observablehq/plot'
import type { Html } from '../html.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'
import { renderPlot } from './render-plot.ts'

const cell = 22

/** Which columns are missing together: a row a pattern, the most frequent first, a column for each that takes part. */
export function missingMatrix (patterns: readonly MissingPattern[], rows: number, { gaps: say, format: { share } }: Words): Html | null {
  const columns = [...new Set(patterns.flatMap((pattern) => pattern.columns))]
  if (patterns.length === 0 || columns.length < 2) return null
  const labels = columns.map((name) => shorten(name, 18))
  const counts = patterns.map((pattern) => `${share(pattern.rows, rows)} `)
  const grid = patterns.flatMap((pattern, y) => columns.map((name, x) => ({
    x, y, missing: pattern.columns.includes(name), title: say.cell(shorten(name), pattern.columns.includes(name), pattern.rows)
  })))
  const marginTop = 16 + 4.6 * Math.max(...labels.map(({ length }) => length))
  return renderPlot({
    label: say.matrix(patterns.length, columns.length),
    width: 70 + cell * columns.length + 60,
    height: marginTop + cell * patterns.length + 8,
    marginTop,
    marginLeft: 70,
    marginRight: 60,
    marginBottom: 8,
    padding: 0.12,
    x: { axis: 'top', domain: columns.map((_, place) => place), label: null, tickFormat: (place: number) => labels[place] ?? '', tickRotate: -45, tickSize: 0 },
    y: { domain: patterns.map((_, place) => place), label: null, tickFormat: (place: number) => counts[place] ?? '', tickSize: 0 },
    marks: [Plot.cell(grid, { x: 'x', y: 'y', fill: ({ missing }: { missing: boolean }) => missing ? 'var(--warning)' : 'var(--track)', title: 'title', rx: 3 })],
    color: { type: 'identity' }
  })
}
