import { threadKernels } from '../thread-kernels.ts'
import type { TrainingTable } from '../learner.ts'
import { binFeatures, binnedColumns, type BinnedTable } from './bin-features.ts'

/**
 * The bins of a training table: those that are there already, else made here. They lie in shared memory, so that one thread's are all threads'.
 *
 * @param checkStop called before each block of a column; throws to stop
 * @throws {AppError} NO_FEATURES
 */
export function binTable ({ table, problem, bins }: Pick<TrainingTable, 'table' | 'problem' | 'bins'>, checkStop: () => void): BinnedTable {
  return bins ?? binFeatures(binnedColumns(table, problem.target), table.rows, threadKernels(), checkStop)
}
