import { compileArtifact, decodeArtifact } from '@assay/model'
import type { CompiledArtifact, PredictOptions } from '@assay/model'
import { serveThread } from '@assay/runtime'
import { AppError } from '@assay/shared'
import { openCsvRows } from '@assay/table'
import type { CsvRows, TextRow } from '@assay/table'
import { errorOfRow } from '../models/error-of-row.ts'
import type { BatchRequest, BatchResponse } from './batch-request.ts'
import { writeAnswer, writeAnswerHeader } from './write-answers.ts'
import type { AskedAnswers } from './write-answers.ts'

/** Answers CSV files chunk by chunk, several side by side. A batch that fails is forgotten. */
serveThread<BatchRequest, BatchResponse>((request) => {
  if (request.kind === 'begin') batches.set(request.batch, beginBatch(request.artifact, request.options))
  if (request.kind === 'forget') batches.delete(request.batch)
  if (request.kind !== 'rows') return nothing
  const batch = batches.get(request.batch)
  // Another batch's thread died, and this one was in it.
  if (batch === undefined) throw new AppError('THREAD_DIED', 'The thread of this batch ended; send the CSV again')
  if (request.final) batches.delete(request.batch)
  try {
    const rows = batch.csv.push(request.chunk)
    return answer(batch, request.final ? [...rows, ...batch.csv.end()] : rows)
  } catch (error) {
    batches.delete(request.batch)
    throw error
  }
})

interface Batch {
  readonly csv: CsvRows
  readonly model: CompiledArtifact
  readonly options: PredictOptions
  readonly asked: AskedAnswers
  /** Null until the header is known. */
  predict: ReturnType<CompiledArtifact['predictColumns']> | null
  answeredRows: number
}

const batches = new Map<number, Batch>()
const nothing: BatchResponse = { answered: new Uint8Array(0), rows: 0 }
const encoder = new TextEncoder()

function beginBatch (bytes: Uint8Array, options: PredictOptions): Batch {
  const model = compileArtifact(decodeArtifact(bytes))
  const { problem, recipe } = model.artifact
  const explained = options.explain === true ? recipe.inputs.map(({ name }) => name) : []
  return { csv: openCsvRows(), model, options, asked: { problem, explained, withSets: options.conformal === true }, predict: null, answeredRows: 0 }
}

function answer (batch: Batch, rows: readonly TextRow[]): BatchResponse {
  const names = batch.csv.names()
  if (names === null) return nothing
  const header = batch.predict === null ? writeAnswerHeader(names, batch.asked) : ''
  batch.predict ??= batch.model.predictColumns(names)
  const lines = rows.map((row) => writeAnswer(row, predictRow(batch, row), batch.asked))
  return { answered: encoder.encode(header + lines.join('')), rows: rows.length }
}

function predictRow (batch: Batch, row: TextRow): ReturnType<NonNullable<Batch['predict']>> {
  try {
    const prediction = batch.predict!(row, batch.options)
    batch.answeredRows++
    return prediction
  } catch (error) {
    throw errorOfRow(batch.answeredRows, error)
  }
}
