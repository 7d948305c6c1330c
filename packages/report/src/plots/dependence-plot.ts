import type { Dependence, Problem } from '@assay/shared'
import * as Plot from '@observablehq/plot'
import { classColors } from '../class-colors.ts'
import { formatNumber, formatShare, formatTick, shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { figure, renderPlot } from './render-plot.ts'

const width = 320
const margins = { marginLeft: 52, marginRight: 14, marginTop: 10, marginBottom: 26 }
const height = 170
const shownLevels = 8
const shownClasses = 5

/** Lines over numbers and dates, bars over levels; several classes have a line or a dot each. */
export function dependencePlot ({ column, kind, points }: Dependence, { kind: problem, classes }: Problem): Html {
  const names = problem === 'multiclass' ? classes.slice(0, shownClasses) : [problem === 'binary' ? classes[1]! : 'value']
  const color = (output: number): string => names.length === 1 ? 'var(--accent)' : classColors[output % classColors.length]!
  const write = problem === 'regression' ? formatNumber : (share: number): string => formatShare(share, 1)
  const marked = points.flatMap(({ value, means }) => names.map((name, output) =>
    ({ value, at: typeof value === 'number' && kind === 'date' ? new Date(value) : value, mean: means[output]!, output, title: `${nameOf(value, kind)}: ${names.length > 1 ? `${shorten(name, 30)} ` : ''}${write(means[output]!)}` })))
  const y = { label: null, grid: true, ticks: 4, nice: true, ...(problem === 'regression' ? { tickFormat: formatTick } : { tickFormat: '.0%' }) } as const
  const label = `Partial dependence on ${shorten(column)}`
  const missing = marked.filter(({ value, output }) => value === null && output === 0 && names.length === 1)
  const caption = html`${missing.length > 0 && kind !== 'category' && `A missing cell: ${write(missing[0]!.mean)}. `}${names.length > 1 && names.map((name, output) => html`<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2" fill="${color(output)}"/></svg>${shorten(name, 20)} `)}`
  return figure(kind === 'category' ? levelPlot() : linePlot(), caption)

  function linePlot (): Html {
    const known = marked.filter(({ value }) => value !== null)
    return renderPlot({
      label, width, height, ...margins,
      x: { label: null, ticks: 5, ...(kind === 'number' && { tickFormat: formatTick }) },
      y,
      marks: names.flatMap((_, output) => {
        const line = known.filter((point) => point.output === output)
        return [
          Plot.line(line, { x: 'at', y: 'mean', stroke: color(output), strokeWidth: 2 }),
          Plot.dot(line, { x: 'at', y: 'mean', r: 2.5, fill: color(output), title: 'title' })
        ]
      })
    })
  }

  function levelPlot (): Html {
    const levels = points.slice(0, shownLevels).map(({ value }) => nameOf(value, kind))
    const shown = marked.map((point) => ({ ...point, level: nameOf(point.value, kind) })).filter(({ level }) => levels.includes(level))
    const labelWidth = 14 + 6.2 * Math.max(...levels.map((level) => shorten(level, 18).length))
    return renderPlot({
      label, width, height: Math.max(height, 36 + 20 * levels.length), ...margins, marginLeft: labelWidth,
      x: { ...y, axis: 'bottom' },
      y: { label: null, domain: levels, tickFormat: (level: string) => shorten(level, 18), tickSize: 0 },
      marks: [
        Plot.ruleY(shown.filter(({ output }) => output === 0), { y: 'level', stroke: 'var(--track)' }),
        ...names.map((_, output) => Plot.dot(shown.filter((point) => point.output === output), { x: 'mean', y: 'level', r: 4.5, fill: color(output), title: 'title' }))
      ]
    })
  }
}

function nameOf (value: string | number | null, kind: Dependence['kind']): string {
  if (value === null) return '(missing)'
  if (typeof value === 'string') return value
  return kind === 'date' ? new Date(value).toISOString().slice(0, 10) : formatNumber(value)
}
