import type { Learner } from '../learner.ts'
import { openTreeFitter } from '../trees/open-tree-fitter.ts'
import { fitBoosting } from './fit-boosting.ts'
import { readBoostingParams } from './boosting-params.ts'

/**
 * Gradient boosting of histogram trees. Trees take missing values and levels as they are: the plan's learnt rules are not needed here.
 *
 * @see Friedman, "Greedy function approximation: a gradient boosting machine", 2001
 */
export const boosting: Learner = {
  name: 'boosting',
  wordsAsColumns: true,
  usesBins: true,
  open: (training) => openTreeFitter(training, (input, task) => fitBoosting(input, task, readBoostingParams(task.params, input.problem.kind)))
}
