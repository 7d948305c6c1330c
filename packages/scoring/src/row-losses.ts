import { square } from '@assay/shared'
import { brier } from './probabilities/brier.ts'
import { logLoss } from './probabilities/log-loss.ts'
import type { RowLosses } from './scorer.ts'
import { mae } from './values/mae.ts'
import { mape } from './values/mape.ts'

const itself = (mean: number): number => mean

/** Of each metric that is a mean over rows, or the root of one, what a row by itself costs. */
export const rowLosses = {
  logLoss: { of: eachRow(logLoss), toScore: itself },
  brier: { of: eachRow(brier), toScore: itself },
  rmse: { of: (target, predictions) => target.map((value, row) => square(value - predictions[row]!)), toScore: Math.sqrt },
  mae: { of: eachRow(mae), toScore: itself },
  mape: { of: eachRow(mape), toScore: itself }
} as const satisfies Record<string, RowLosses>

function eachRow (score: (target: Float64Array, predictions: Float64Array) => number): RowLosses['of'] {
  return (target, predictions) => {
    const outputs = predictions.length / target.length
    return target.map((_, row) => score(target.subarray(row, row + 1), predictions.subarray(row * outputs, (row + 1) * outputs)))
  }
}
