import * as Plot from '@observablehq/plot'
import type { LearnerName } from '@assay/shared'
import { formatScore, formatTick } from '../format.ts'
import { words } from '../words/words.ts'
import { renderPlot } from './render-plot.ts'

export interface SearchInput {
  readonly metric: string
  readonly better: 'higher' | 'lower'
  /** How many trials were asked for. */
  readonly total: number
  /** By number. */
  readonly trials: readonly { readonly number: number, readonly learner: LearnerName, readonly score: number }[]
}

/** Trials by their number and score, and the best score so far. */
export function drawSearch ({ metric, better, total, trials }: SearchInput, width: number): SVGElement | HTMLElement {
  const best = bestSoFar(trials, better)
  const last = best.at(-1)
  const shown = interestingScores(trials, better)
  const isShown = ({ score }: { readonly score: number }): boolean => score >= shown[0] && score <= shown[1]
  return renderPlot({
    label: words.pipeline.searchPlot(last === undefined ? '–' : formatScore(last.score)),
    width,
    height: 220,
    marginLeft: 52,
    marginRight: 20,
    marginBottom: 32,
    x: { label: words.pipeline.trial, labelArrow: 'none', domain: [0, Math.max(1, total - 1)], ticks: Math.max(1, Math.min(total - 1, 8)), tickFormat: 'd' },
    y: { label: metric, labelArrow: 'none', grid: true, ticks: 4, tickFormat: formatTick, domain: shown },
    marks: [
      Plot.lineY([...best, ...(last === undefined ? [] : [{ number: Math.max(last.number, trials.at(-1)!.number), score: last.score }])], { x: 'number', y: 'score', curve: 'step-after', stroke: 'var(--accent)', strokeWidth: 2, clip: true }),
      Plot.dot(trials.filter(isShown), { x: 'number', y: 'score', r: 3, fill: 'var(--slate)', fillOpacity: 0.75, title: describeTrial }),
      Plot.dot(best.filter(isShown), { x: 'number', y: 'score', r: 4, fill: 'var(--accent)', stroke: 'var(--surface)', strokeWidth: 1.5, title: describeTrial })
    ]
  })
}

const describeTrial = ({ number, learner, score }: SearchInput['trials'][number]): string => `${words.pipeline.trial} ${number} · ${words.names[learner]} · ${formatScore(score)}`

function bestSoFar (trials: SearchInput['trials'], better: SearchInput['better']): SearchInput['trials'] {
  const sign = better === 'higher' ? 1 : -1
  return trials.reduce<SearchInput['trials'][number][]>((best, trial) =>
    best.length === 0 || sign * trial.score > sign * best.at(-1)!.score ? [...best, trial] : best, [])
}

/** From the best score to the worst of the better three quarters: one that failed to learn would press the others flat. */
function interestingScores (trials: SearchInput['trials'], better: SearchInput['better']): [low: number, high: number] {
  const scores = trials.map(({ score }) => score).sort((a, b) => better === 'higher' ? b - a : a - b)
  if (scores.length === 0) return [0, 1]
  const ends = [scores[0]!, scores[Math.floor((scores.length - 1) * 0.75)]!].sort((a, b) => a - b) as [number, number]
  const margin = (ends[1] - ends[0]) * 0.08 || Math.abs(ends[0]) * 0.05 || 0.01
  return [ends[0] - margin, ends[1] + margin]
}
