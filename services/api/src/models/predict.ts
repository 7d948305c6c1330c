import { setImmediate } from 'node:timers/promises'
import type { Prediction } from '@assay/shared'
import type { AskedRow, PredictOptions } from '@assay/model'
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
export async function predictRows ({ readRow, answerRows }: ServedModel, rows: readonly Row[], options: PredictOptions): Promise<readonly Prediction[]> {
  const predictions: Prediction[] = []
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    if (start > 0) await setImmediate()
    const slice = rows.slice(start, start + rowsAtOnce)
    predictions.push(...answerRows(slice.map((row, at) => readOrSayWhich(start + at, () => readRow(row, options)))))
  }
  return predictions
}

function readOrSayWhich (index: number, read: () => AskedRow): AskedRow {
  try {
    return read()
  } catch (error) {
    throw errorOfRow(index, error)
  }
}
