import { whyUnsuited, type LearnerName, type Problem } from '@assay/shared'
import { bayes } from './spaces/bayes.ts'
import { boosting } from './spaces/boosting.ts'
import { forest } from './spaces/forest.ts'
import { logistic, plainLogistic } from './spaces/logistic.ts'
import { mlp } from './spaces/mlp.ts'
import { xgboost } from './spaces/xgboost.ts'
import type { SearchedLearner, SearchSpace } from './search-space.ts'

/**
 * What to try on a table: the baseline and a plain linear model, which stand on every board, then the learners asked for.
 * Where the problem promises to be monotone, only learners that keep the promise.
 *
 * @param request.rows    training rows, the locked test part not counted
 * @param request.columns input columns
 */
export function spaceFor ({ problem, rows, columns, learners }: SpaceRequest): SearchSpace {
  const task: SpaceTask = { problem, effort: effortOf(problem, rows, columns) }
  const baseline: SearchedLearner = { learner: 'baseline', dimensions: {}, portfolio: [{}], atMost: 1 }
  const searched = tunable.filter((learner) => learners.includes(learner) && whyUnsuited(learner, problem, rows) === null)
  if (problem.monotone !== undefined) {
    return { learners: [baseline, ...(searched.length > 0 ? searched : ['boosting'] as const).map((learner) => spaces[learner](task))] }
  }
  // Something has to be left to search, whatever was asked for.
  const searchLogistic = learners.includes('logistic') || searched.length === 0
  return {
    learners: [
      baseline,
      searchLogistic ? logistic(task) : plainLogistic(task),
      ...searched.map((learner) => spaces[learner](task))
    ]
  }
}

export interface SpaceRequest {
  readonly problem: Problem
  readonly rows: number
  readonly columns: number
  readonly learners: readonly LearnerName[]
}

/** What the space of one learner depends on. */
export interface SpaceTask { readonly problem: Problem, readonly effort: Effort }

/** How dear one tree is: `small` below 4,000 rows of 30 columns, `medium` below 50,000, `large` below 500,000, `huge` from there. */
export type Effort = 'small' | 'medium' | 'large' | 'huge'

const tunable = ['forest', 'boosting', 'xgboost', 'bayes', 'mlp'] as const
const spaces: Record<typeof tunable[number], (task: SpaceTask) => SearchedLearner> = { forest, boosting, xgboost, bayes, mlp }

/** A table with more columns, or with more classes (a tree for each), costs as much as one with more rows. */
function effortOf ({ kind, classes }: Problem, rows: number, columns: number): Effort {
  const cost = rows * Math.max(1, columns / 30) * (kind === 'multiclass' ? Math.max(1, classes.length / 2) : 1)
  if (cost < 4_000) return 'small'
  if (cost < 50_000) return 'medium'
  return cost < 500_000 ? 'large' : 'huge'
}
