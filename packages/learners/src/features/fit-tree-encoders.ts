import type { Encoder } from '@assay/model'
import type { TrainingTable } from '../learner.ts'
import { countLevels } from './count-levels.ts'
import { featureColumns } from './feature-columns.ts'

/**
 * Encoders for trees, one feature a column in the columns' order: numbers as they are, categories as codes.
 * A code says which level it is and nothing that was learnt, so one fit serves all folds.
 *
 * @param mostLevels levels of one column that have a code of their own; rarer ones share the code of unseen levels
 * @throws {AppError} NO_FEATURES
 */
export function fitTreeEncoders (training: TrainingTable, mostLevels = 254): readonly Encoder[] {
  return featureColumns(training).map((column): Encoder => {
    if (column.kind !== 'category') return { kind: 'number', column: column.name }
    const levels = countLevels(column).map(({ level }) => level)
    return { kind: 'code', column: column.name, levels: levels.slice(0, mostLevels) }
  })
}
