import { threadKernels } from '../thread-kernels.ts'
import type { TrainingTable } from '../learner.ts'
import { binFeatures, type BinnedTable } from './bin-features.ts'

/**
 * The bins of a training table: those that are there already, else made here. They lie in shared memory, so that one thread's are all threads'.
 *
 * @throws {AppError} NO_FEATURES
 */
export function binTable ({ table, problem, bins }: Pick<TrainingTable, 'table' | 'problem' | 'bins'>): BinnedTable {
  return bins ?? binFeatures(table, problem.target, threadKernels())
}
