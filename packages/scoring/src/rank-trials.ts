import { metricDirections } from '@assay/shared'
import type { CompletedRow, LeaderboardRow, MetricName, Trial, UncompletedRow } from '@assay/shared'
import { foldsTie } from './compare.ts'

/**
 * Ended trials, best first: completed ones by score, then pruned ones by score, then failed ones. Equal scores stand by number. Those that
 * were pruned before their first fold come after the others; scores of different rungs are not compared, the higher rung comes first.
 *
 * @param options.folds folds of one repeat; default: all of them, no repeats
 */
export function rankTrials (trials: readonly Trial[], metric: MetricName, options: { readonly folds?: number } = {}): LeaderboardRow[] {
  const byScore = (a: Trial, b: Trial): number => compareScores(a.score, b.score, metric) || a.number - b.number
  const completed = trials.filter(isCompleted).sort(byScore)
  const others = (['pruned', 'failed'] as const).flatMap((state) =>
    trials.filter((trial) => trial.state === state).sort((a, b) => rungOf(b) - rungOf(a) || byScore(a, b)).map((trial) => ({ ...trial, state })))
  return [
    ...completed.map(({ number, learner, params, state, score, scoreInterval, folds, ...more }, index): CompletedRow => {
      const tie = index === 0 || foldsTie(completed[0]!.folds, folds, options.folds)
      return { rank: index + 1, number, learner, params, state, score, scoreInterval, folds, ...besideFolds(more), tie }
    }),
    ...others.map(({ number, learner, params, state, score, folds, error, ...more }, index): UncompletedRow => ({
      rank: completed.length + index + 1,
      number,
      ...(learner !== undefined && { learner }),
      ...(params !== undefined && { params }),
      state,
      ...(score !== undefined && { score }),
      ...(folds !== undefined && { folds }),
      ...besideFolds(more),
      ...(error !== undefined && { error }),
      tie: false
    }))
  ]
}

const besideFolds = ({ rungs, outOfBag }: Pick<Trial, 'rungs' | 'outOfBag'>): Pick<Trial, 'rungs' | 'outOfBag'> => ({
  ...(rungs !== undefined && { rungs }),
  ...(outOfBag !== undefined && { outOfBag })
})

type CompletedTrial = Trial & Omit<CompletedRow, 'rank' | 'tie'>

/** The rungs of one that was pruned on them; above them all, one that was not. */
function rungOf ({ folds, rungs }: Trial): number {
  return rungs === undefined || (folds !== undefined && folds.length > 0) ? Number.MAX_SAFE_INTEGER : rungs.length
}

function isCompleted (trial: Trial): trial is CompletedTrial {
  return trial.state === 'completed'
}

/** Trials without a defined score come last. */
function compareScores (a: number | undefined, b: number | undefined, metric: MetricName): number {
  const sign = metricDirections[metric] === 'higher' ? -1 : 1
  const loss = (score: number | undefined): number => score === undefined || Number.isNaN(score) ? Infinity : sign * score
  const [first, second] = [loss(a), loss(b)]
  return first === second ? 0 : first - second
}
