import { AppError } from '@assay/shared'
import type { Column } from '@assay/table'
import type { TrainingTable } from '../learner.ts'

export type FeatureColumn = Exclude<Column, { kind: 'text' }>

/**
 * The columns that learners read: all but the target and free text.
 *
 * @throws {AppError} NO_FEATURES
 */
export function featureColumns ({ table, problem }: TrainingTable): readonly FeatureColumn[] {
  const columns = table.columns.filter((column): column is FeatureColumn => column.name !== problem.target && column.kind !== 'text')
  if (columns.length === 0) throw new AppError('NO_FEATURES', `No column is left to learn "${problem.target}" from; keep at least one column of numbers or categories`)
  return columns
}
