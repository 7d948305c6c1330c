import { metricDirections, type LearnerName, type MetricName, type Params, type ScoreInterval, type Trial } from '@assay/shared'
import { foldsTie } from './compare.ts'

/** One line of the board. */
export interface LeaderboardRow {
  /** From 1. */
  readonly rank: number
  readonly number: number
  readonly state: 'completed' | 'pruned' | 'failed'
  readonly learner?: LearnerName
  readonly params?: Params
  readonly score?: number
  readonly scoreInterval?: ScoreInterval
  readonly folds?: readonly number[]
  /** Whether it is as good as the best trial, as far as the folds can tell; the best one ties with itself. */
  readonly tie: boolean
}

/**
 * Ended trials, best first: completed ones by score, then pruned ones by score, then failed ones. Equal scores stand by number.
 *
 * @param options.folds folds of one repeat; default: all of them, no repeats
 */
export function rankTrials (trials: readonly Trial[], metric: MetricName, options: { readonly folds?: number } = {}): LeaderboardRow[] {
  const ended = trials.filter(hasEnded).sort((a, b) =>
    states.indexOf(a.state) - states.indexOf(b.state) || compareScores(a.score, b.score, metric) || a.number - b.number)
  const best = ended[0]
  return ended.map((trial, index) => {
    const { number, state, learner, params, score, scoreInterval, folds } = trial
    return {
      rank: index + 1,
      number,
      state,
      ...(learner !== undefined && { learner }),
      ...(params !== undefined && { params }),
      ...(score !== undefined && { score }),
      ...(scoreInterval !== undefined && { scoreInterval }),
      ...(folds !== undefined && { folds }),
      tie: state === 'completed' && best !== undefined && (trial === best || foldsTie(best.folds ?? [], folds ?? [], options.folds))
    }
  })
}

const states = ['completed', 'pruned', 'failed'] as const
type EndedTrial = Trial & { readonly state: typeof states[number] }

function hasEnded (trial: Trial): trial is EndedTrial {
  return trial.state !== 'queued' && trial.state !== 'running'
}

/** Trials without a defined score come last. */
function compareScores (a: number | undefined, b: number | undefined, metric: MetricName): number {
  const sign = metricDirections[metric] === 'higher' ? -1 : 1
  const worth = (score: number | undefined): number => score === undefined || Number.isNaN(score) ? Infinity : sign * score
  const [first, second] = [worth(a), worth(b)]
  return first === second ? 0 : first - second
}
