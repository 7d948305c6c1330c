import { setImmediate } from 'node:timers/promises'
import type { Prediction } from '@assay/shared'
import type { PredictOptions } from '@assay/model'
import type { Row } from '@assay/table'
import { errorOfRow } from './error-of-row.ts'
import type { ServedModel } from './served-model.ts'

/** Rows answered before others get their turn. */
const rowsAtOnce = 200

/**
 * Answers rows in their order, in slices, so that a large batch keeps nobody waiting.
 *
 * @throws {AppError} ROW_INVALID; paths begin with the row's number, from 0
 */
export async function predictRows ({ predictRow }: ServedModel, rows: Iterable<Row>, options: PredictOptions): Promise<readonly Prediction[]> {
  const predictions: Prediction[] = []
  for (const row of rows) {
    if (predictions.length > 0 && predictions.length % rowsAtOnce === 0) await setImmediate()
    try {
      predictions.push(predictRow(row, options))
    } catch (error) {
      throw errorOfRow(predictions.length, error)
    }
  }
  return predictions
}
