import type { LearnerName, Params, Problem, ProblemKind, Proposal } from '@assay/shared'
import { readBoostingParams } from './boosting/boosting-params.ts'
import { readForestParams } from './forest/forest-params.ts'
import { readMlpParams } from './mlp/mlp.ts'
import { readXgboostParams } from './xgboost/xgboost-params.ts'

interface Circumstances {
  readonly problem: Problem
  /** Features, about. */
  readonly columns: number
}

/**
 * What a single prediction costs, about and at most, known before anything is fitted: the nodes that a row passes in all trees, or
 * the products of a linear model. A step is some 10 ns.
 *
 * @param proposal `rounds` as used, not as the ceiling that early stopping starts from
 */
export function predictionSteps ({ learner, params }: Proposal, { problem, columns }: Circumstances): number {
  return steps[learner](params, { outputs: problem.kind === 'multiclass' ? problem.classes.length : 1, columns, kind: problem.kind })
}

const steps: Record<LearnerName, (params: Params, size: { readonly outputs: number, readonly columns: number, readonly kind: ProblemKind }) => number> = {
  baseline: () => 1,
  logistic: (_, { outputs, columns }) => outputs * columns,
  forest (params, { kind }) {
    const { trees, maxDepth } = readForestParams(params, kind)
    return trees * maxDepth
  },
  boosting (params, { outputs, kind }) {
    const { rounds, maxDepth, maxLeaves } = readBoostingParams(params, kind)
    return rounds * outputs * (maxLeaves > 0 ? Math.min(maxDepth, maxLeaves - 1) : maxDepth)
  },
  xgboost (params, { outputs }) {
    const { rounds, maxDepth } = readXgboostParams(params)
    return rounds * outputs * maxDepth
  },
  bayes: (_, { outputs, columns }) => 3 * outputs * columns,
  mlp (params, { outputs, columns }) {
    const { hidden, hidden2 } = readMlpParams(params)
    return hidden * columns + (hidden2 > 0 ? hidden2 * (hidden + outputs) : hidden * outputs)
  }
}
