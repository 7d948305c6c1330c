import * as Plot from '@observablehq/plot'
import type { ColumnImportance } from '@assay/shared'
import { formatScore, formatTick } from '../format.ts'
import { words } from '../words/words.ts'
import { renderPlot } from './render-plot.ts'

export interface ImportanceInput { readonly metric: string, readonly columns: readonly ColumnImportance[] }

/** A bar a column, most important first, with its interval. */
export function drawImportance ({ columns, metric }: ImportanceInput, width: number): SVGElement | HTMLElement {
  const most = Math.min(26, Math.floor(width * 0.055))
  const longest = Math.max(0, ...columns.map(({ column }) => Math.min(column.length, most)))
  const tip = ({ column, importance, low, high }: ColumnImportance): string => `${column}: ${formatScore(importance)} (${formatScore(low)} – ${formatScore(high)})`
  return renderPlot({
    label: words.model.importance,
    width,
    height: 28 * columns.length + 50,
    marginLeft: longest * 7 + 16,
    marginRight: 20,
    marginBottom: 36,
    x: { label: metric, labelArrow: 'none', grid: true, ticks: Math.min(8, Math.floor(width / 110)), tickFormat: formatTick },
    y: { label: null, domain: columns.map(({ column }) => column), tickSize: 0, tickFormat: (column: string) => column.length > most ? `${column.slice(0, most - 1)}…` : column },
    marks: [
      Plot.barX(columns, { y: 'column', x: 'importance', fill: 'var(--accent)', fillOpacity: 0.28, insetTop: 4, insetBottom: 4, rx: 3, title: tip }),
      Plot.ruleY(columns, { y: 'column', x1: 'low', x2: 'high', stroke: 'var(--accent)', strokeWidth: 2 }),
      Plot.dot(columns, { y: 'column', x: 'importance', r: 4, fill: 'var(--accent)', stroke: 'var(--surface)' }),
      Plot.ruleX([0], { stroke: 'var(--edge)' })
    ]
  })
}
