import { featureWidth } from '@assay/model'
import type { Encoder } from '@assay/model'
import type { Random } from '@assay/shared'
import type { TrainingTable } from '../learner.ts'
import { countLevels } from './count-levels.ts'
import { featureColumns, wordColumns } from './feature-columns.ts'
import { fitNumberEncoders } from './fit-number-encoders.ts'
import { fitOneHotEncoders } from './fit-one-hot-encoders.ts'
import { fitTargetEncoders } from './fit-target-encoders.ts'
import { fitWordsEncoder } from './fit-words-encoder.ts'
import { ruleFor } from './rules.ts'

export interface LinearEncoders {
  readonly encoders: readonly Encoder[]
  /** Features whose training rows hold other values than the encoder's: `values` has one entry a training row. */
  readonly outOfFold: readonly { readonly feature: number, readonly values: Float64Array }[]
}

/**
 * Encoders for linear models, fitted on `rows` alone, following the plan's rules.
 *
 * @param random    decides the folds of target encoding
 * @param checkStop called before each column; throws to stop
 * @throws {AppError} NO_FEATURES
 */
export function fitLinearEncoders (training: TrainingTable, rows: Uint32Array, random: Random, checkStop: () => void): LinearEncoders {
  const { rules } = training
  const fitted = featureColumns(training).flatMap((column): readonly { encoder: Encoder, trainingValues?: Float64Array }[] => {
    checkStop()
    if (column.kind !== 'category') return fitNumberEncoders(column.name, column.values, rows, rules).map((encoder) => ({ encoder }))
    const many = ruleFor(rules, 'targetEncode', column.name) !== undefined || countLevels(column, rows).length > fewLevels
    return many
      ? fitTargetEncoders(column, training, rows, rules, random.fork(column.name))
      : fitOneHotEncoders(column, rows, rules).map((encoder) => ({ encoder }))
  })
  const words = wordColumns(training).flatMap((column) => {
    checkStop()
    return fitWordsEncoder(column, training, rows) ?? []
  })
  let feature = 0
  const outOfFold = fitted.flatMap(({ encoder, trainingValues }) => {
    const at = feature
    feature += featureWidth(encoder)
    return trainingValues === undefined ? [] : [{ feature: at, values: trainingValues }]
  })
  return { encoders: [...fitted.map(({ encoder }) => encoder), ...words], outOfFold }
}

/** Levels up to which each has a feature of its own. */
const fewLevels = 40
