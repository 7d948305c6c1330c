import type { Params } from '@assay/shared'
import type { LearnerSpace, SearchedLearner } from '../search-space.ts'
import type { SpaceTask } from '../spaces.ts'

/** Elastic net on standardised features. `l2` is scikit-learn's 1 / C (ridge: alpha): 1 is its default. */
export function logistic (task: SpaceTask): SearchedLearner {
  return { learner: 'logistic', dimensions: dimensionsFor(task), portfolio: portfolio.map((params) => suited(params, task)) }
}

/** The plain model alone, for the board: one trial. */
export function plainLogistic (task: SpaceTask): SearchedLearner {
  return { learner: 'logistic', dimensions: {}, portfolio: [suited(plain, task)], atMost: 1 }
}

const plain: Params = { l2: 1, l1Ratio: 0, classWeight: 'none' }

const portfolio: readonly Params[] = [
  plain,
  { l2: 30, l1Ratio: 0, classWeight: 'none' },
  { l2: 0.02, l1Ratio: 0, classWeight: 'none' },
  { l2: 10, l1Ratio: 0.5, classWeight: 'none' },
  { l2: 200, l1Ratio: 0, classWeight: 'none' }
]

function dimensionsFor ({ problem }: SpaceTask): LearnerSpace {
  return {
    l2: { kind: 'float', low: 1e-4, high: 1e3, log: true },
    l1Ratio: { kind: 'float', low: 0, high: 1 },
    ...(problem.kind !== 'regression' && { classWeight: { kind: 'choice', values: ['none', 'balanced'] } })
  }
}

/** There are no classes to weigh in a regression. */
function suited ({ classWeight, ...params }: Params, { problem }: SpaceTask): Params {
  return problem.kind === 'regression' || classWeight === undefined ? params : { ...params, classWeight }
}
