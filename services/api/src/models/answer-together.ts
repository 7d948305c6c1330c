import type { AskedRow } from '@assay/model'
import type { Prediction } from '@assay/shared'
import type { ServedModel } from './served-model.ts'

export interface WaitingRow {
  readonly asked: AskedRow
  readonly answered: (prediction: Prediction) => void
  readonly failed: (error: unknown) => void
}

/** Answers a row at the end of this turn of the event loop. */
export type AnswerTogether = (model: ServedModel, row: WaitingRow) => void

/**
 * Answers the rows that come within one turn of the event loop together. Trees are larger than a processor's first caches: row by row, each request
 * would fetch them anew, and the server's own code and memory after them.
 */
export function createAnswerTogether (): AnswerTogether {
  let waiting = new Map<ServedModel, WaitingRow[]>()

  function answerWaiting (): void {
    const turn = waiting
    waiting = new Map()
    for (const [model, rows] of turn) answerRows(model, rows)
  }

  return (model, row) => {
    if (waiting.size === 0) setImmediate(answerWaiting)
    const rows = waiting.get(model)
    if (rows === undefined) waiting.set(model, [row])
    else rows.push(row)
  }
}

function answerRows (model: ServedModel, rows: readonly WaitingRow[]): void {
  let predictions: readonly Prediction[]
  try {
    predictions = model.answerRows(rows.map(({ asked }) => asked))
  } catch (error) {
    for (const { failed } of rows) failed(error)
    return
  }
  rows.forEach(({ answered }, at) => answered(predictions[at]!))
}
