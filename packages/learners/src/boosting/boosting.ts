import type { Learner } from '../learner.ts'
import { threadKernels } from '../thread-kernels.ts'
import { binTable } from '../trees/bin-table.ts'
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
  open (training) {
    const { target, problem } = training
    const open = threadKernels()
    const binned = binTable(training)
    return {
      fit: (task) => fitBoosting({ binned, target, problem, open }, task, readBoostingParams(task.params, problem.kind)),
      close: () => {}
    }
  }
}
