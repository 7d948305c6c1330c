import type { OpenKernels } from '@assay/kernels'
import { AppError, type Problem } from '@assay/shared'
import type { Fitted, Fitter, FitTask, TrainingTable } from '../learner.ts'
import { closeThreadKernels, threadKernels } from '../thread-kernels.ts'
import { binnedColumns, type BinnedTable } from './bin-features.ts'
import { binTable } from './bin-table.ts'
import { stopCheck } from './stop-check.ts'

export interface TreesInput {
  readonly binned: BinnedTable
  readonly target: Float64Array
  readonly problem: Problem
  /** What a fit reserves here is given back after it. */
  readonly open: OpenKernels
}

/**
 * A fitter of trees on histograms: the table's bins serve all its fits, the first of which makes them.
 *
 * @param fit of one row at least
 * @throws {AppError} NO_FEATURES
 */
export function openTreeFitter (training: TrainingTable, fit: (input: TreesInput, task: FitTask) => Fitted): Fitter {
  const { table, target, problem } = training
  let binned = training.bins
  // That there is nothing to learn from is told when it is opened, not by the first fit.
  if (!binned) binnedColumns(table, problem.target)
  return {
    fit (task) {
      if (task.rows.length === 0) throw new AppError('LEARNER_UNSUITABLE', 'There is no row to learn from')
      const open = threadKernels()
      const mark = open.memory.mark()
      try {
        binned ??= binTable(training, stopCheck(task.shouldStop))
        return fit({ binned, target, problem, open }, task)
      } finally {
        open.memory.release(mark)
      }
    },
    close: closeThreadKernels
  }
}
