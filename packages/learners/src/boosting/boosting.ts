import { openKernels } from '@assay/kernels'
import type { Learner } from '../learner.ts'
import { binFeatures } from '../trees/bin-features.ts'
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
  open ({ table, target, problem }) {
    const open = openKernels()
    const binned = binFeatures(table, problem.target, open)
    return {
      fit: (task) => fitBoosting({ binned, target, problem, open }, task, readBoostingParams(task.params)),
      close: () => {}
    }
  }
}
