import type { Dependence, Problem } from '@assay/shared'
import * as Plot from '@observablehq/plot'
import { classColors } from '../class-colors.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'
import { figure, renderPlot } from './render-plot.ts'

const width = 320
const margins = { marginLeft: 52, marginRight: 14, marginTop: 10, marginBottom: 26 }
const height = 170
const shownLevels = 8
const shownClasses = 5

/** Lines over numbers and dates, bars over levels; several classes have a line or a dot each. */
export function dependencePlot ({ column, kind, points }: Dependence, { kind: problem, classes }: Problem, words: Words): Html {
  const { format, dependence: say } = words
  const names = problem === 'multiclass' ? classes.slice(0, shownClasses) : [problem === 'binary' ? classes[1]! : 'value']
  const color = (output: number): string => names.length === 1 ? 'var(--accent)' : classColors[output % classColors.length]!
  const write = problem === 'regression' ? format.number : (share: number): string => format.share(share, 1)
  const marked = points.flatMap(({ value, means }) => names.map((name, output) =>
    ({ value, at: typeof value === 'number' && kind === 'date' ? new Date(value) : value, mean: means[output]!, output, title: words.bin(nameOf(value, kind, words), `${names.length > 1 ? `${shorten(name, 30)} ` : ''}${write(means[output]!)}`) })))
  const y = { label: null, grid: true, ticks: 4, nice: true, ...(problem === 'regression' ? { tickFormat: format.tick } : { tickFormat: format.shareTick }) } as const
  const label = say.plot(shorten(column))
  const missing = marked.filter(({ value, output }) => value === null && output === 0 && names.length === 1)
  const caption = html`${missing.length > 0 && kind !== 'category' && say.missing(write(missing[0]!.mean))}${names.length > 1 && names.map((name, output) => html`<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2" fill="${color(output)}"/></svg>${shorten(name, 20)} `)}`
  return figure(kind === 'category' ? levelPlot() : linePlot(), caption)

  function linePlot (): Html {
    const known = marked.filter(({ value }) => value !== null)
    const span = kind === 'date' ? Number(known.at(-1)?.value) - Number(known[0]?.value) : 0
    return renderPlot({
      label, width, height, ...margins,
      x: { label: null, ticks: kind === 'date' ? 4 : 5, tickFormat: kind === 'date' ? format.dateTick(span) : format.tick },
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
    const levels = points.slice(0, shownLevels).map(({ value }) => nameOf(value, kind, words))
    const shown = marked.map((point) => ({ ...point, level: nameOf(point.value, kind, words) })).filter(({ level }) => levels.includes(level))
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

function nameOf (value: string | number | null, kind: Dependence['kind'], { missing, format }: Words): string {
  if (value === null) return missing
  if (typeof value === 'string') return value
  return kind === 'date' ? format.date(value) : format.number(value)
}
