import type { AskedRow } from '@assay/model'
import type { Prediction } from '@assay/shared'
import type { ServedModel } from './served-model.ts'

export interface WaitingRow {
  readonly asked: AskedRow
  readonly answered: (prediction: Prediction) => void
  readonly failed: (error: unknown) => void
}

/** Answers a row within this turn of the event loop. */
export type AnswerTogether = (model: ServedModel, row: WaitingRow) => void

/** Enough to fetch trees seldom; of more, the first ones would have left the caches themselves before they are answered. */
const mostRows = 16

/**
 * Answers the rows that come within one turn of the event loop together. Trees are larger than a processor's first caches: row by row, each request
 * would fetch them anew, and the server's own code and memory after them.
 */
export function createAnswerTogether (): AnswerTogether {
  const waiting = new Map<ServedModel, WaitingRow[]>()

  function answerWaiting (model: ServedModel): void {
    const rows = waiting.get(model)
    // They were enough before the turn ended.
    if (rows === undefined) return
    waiting.delete(model)
    answerRows(model, rows)
  }

  return (model, row) => {
    const rows = waiting.get(model)
    if (rows === undefined) {
      waiting.set(model, [row])
      setImmediate(answerWaiting, model)
    } else if (rows.push(row) === mostRows) answerWaiting(model)
  }
}

function answerRows (model: ServedModel, rows: readonly WaitingRow[]): void {
  let predictions: readonly Prediction[]
  try {
    predictions = model.answerRows(rows.map(({ asked }) => asked))
  } catch (error) {
    // Nobody's row fails for another's.
    if (rows.length === 1) rows[0]!.failed(error)
    else for (const row of rows) answerRows(model, [row])
    return
  }
  rows.forEach(({ answered, failed }, at) => {
    try {
      answered(predictions[at]!)
    } catch (error) {
      failed(error)
    }
  })
}
