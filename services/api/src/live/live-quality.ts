import { bootstrapInterval, reliabilityCurve, scorers } from '@assay/scoring'
import { createRandom } from '@assay/shared'
import type { CalibrationBin, LiveQuality, LiveScore, MetricName, ModelCard, Problem } from '@assay/shared'
import type { KnownOutcome } from './outcome-store.ts'

const metricsOf = {
  binary: ['rocAuc', 'logLoss', 'brier'],
  multiclass: ['rocAuc', 'logLoss', 'accuracy'],
  regression: ['rmse', 'mae', 'r2']
} as const satisfies Record<Problem['kind'], readonly MetricName[]>

/** @param test scores of the version's card, to be compared with */
export function measureLiveQuality (problem: Problem, outcomes: readonly KnownOutcome[], test: ModelCard['test']): Omit<LiveQuality, 'model' | 'version'> {
  const times = outcomes.map(({ answeredAt }) => answeredAt).sort()
  const measured = { outcomes: outcomes.length, ...(times.length > 0 && { firstAnsweredAt: times[0]!, lastAnsweredAt: times.at(-1)! }) }
  if (outcomes.length === 0) return { ...measured, scores: [] }
  const target = Float64Array.from(outcomes, ({ actual }) => problem.kind === 'regression' ? Number(actual) : problem.classes.indexOf(String(actual)))
  const predictions = Float64Array.from(outcomes.flatMap((outcome) => outputsOf(problem, outcome)))
  return {
    ...measured,
    scores: metricsOf[problem.kind].flatMap((metric) => scoreOf(metric, target, predictions, test)),
    ...(problem.kind !== 'regression' && { calibration: calibrationOf(problem, outcomes) })
  }
}

function outputsOf ({ kind, classes }: Problem, { predicted }: KnownOutcome): number[] {
  if ('value' in predicted) return [predicted.value]
  return kind === 'binary' ? [predicted.probabilities[classes[1]!]!] : classes.map((label) => predicted.probabilities[label]!)
}

function scoreOf (metric: MetricName, target: Float64Array, predictions: Float64Array, test: ModelCard['test']): LiveScore[] {
  const scorer = scorers[metric]
  const value = scorer.score(target, predictions)
  if (!Number.isFinite(value)) return []
  const expected = test.find((score) => score.metric === metric)?.value
  const interval = target.length > 1 ? bootstrapInterval({ scorer, target, predictions, random: createRandom(metric) }) : undefined
  return [{ metric, value, ...(interval !== undefined && { interval }), ...(expected !== undefined && { expected }) }]
}

/** Of the positive class; of several classes, of the one that was answered. */
function calibrationOf ({ kind, classes }: Problem, outcomes: readonly KnownOutcome[]): readonly CalibrationBin[] {
  const about = outcomes.flatMap(({ actual, predicted }) => {
    if ('value' in predicted) return []
    const label = kind === 'binary' ? classes[1]! : predicted.label
    return [{ hit: String(actual) === label ? 1 : 0, probability: predicted.probabilities[label]! }]
  })
  return reliabilityCurve(Float64Array.from(about, ({ hit }) => hit), Float64Array.from(about, ({ probability }) => probability))
}
