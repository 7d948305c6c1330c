import { AppError } from '@assay/shared'
import type { Column, TextColumn } from '@assay/table'
import type { TrainingTable } from '../learner.ts'
import { ruleFor } from './rules.ts'

export type FeatureColumn = Exclude<Column, { kind: 'text' }>

/**
 * The columns that learners read: all but the target and texts, whose words are features of their own.
 *
 * @throws {AppError} NO_FEATURES
 */
export function featureColumns (training: TrainingTable): readonly FeatureColumn[] {
  const { table, problem } = training
  const columns = table.columns.filter((column): column is FeatureColumn => column.name !== problem.target && column.kind !== 'text')
  if (columns.length === 0 && wordColumns(training).length === 0) {
    throw new AppError('NO_FEATURES', `No column is left to learn "${problem.target}" from; keep at least one column of numbers or categories`)
  }
  return columns
}

/** Texts whose words are learnt from, as the plan says. */
export function wordColumns ({ table, rules }: TrainingTable): readonly TextColumn[] {
  return table.columns.filter((column) => column.kind === 'text').filter(({ name }) => ruleFor(rules, 'hashWords', name) !== undefined)
}
