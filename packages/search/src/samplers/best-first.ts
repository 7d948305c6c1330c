import { metricDirections, type FinishedTrial, type MetricName } from '@assay/shared'

/** Trials from good to bad: completed ones by score, then pruned ones (those that came further, by folds or rungs, first), then those that failed. */
export function bestFirst (trials: readonly FinishedTrial[], metric: MetricName): FinishedTrial[] {
  const sign = metricDirections[metric] === 'higher' ? -1 : 1
  return [...trials].sort((a, b) => groupOf(a) - groupOf(b) || progressOf(b) - progressOf(a) || sign * (scoreOf(a) - scoreOf(b)) || a.number - b.number)
}

/** Whether a trial ended with a score for all its folds. */
export function isScored ({ outcome }: FinishedTrial): boolean {
  return outcome.state === 'completed' && !Number.isNaN(outcome.score)
}

function groupOf (trial: FinishedTrial): number {
  if (isScored(trial)) return 0
  return trial.outcome.state === 'pruned' && !Number.isNaN(trial.outcome.score) ? 1 : 2
}

/** A fold is further than any rung. */
function progressOf ({ outcome }: FinishedTrial): number {
  return outcome.state !== 'pruned' ? 0 : outcome.folds.length > 0 ? rungsBelowAnyFold + outcome.folds.length : outcome.rungs?.length ?? 0
}

const rungsBelowAnyFold = 1000

function scoreOf (trial: FinishedTrial): number {
  return trial.outcome.state === 'failed' || groupOf(trial) === 2 ? 0 : trial.outcome.score
}
