import { createHash } from 'node:crypto'
import { compileArtifact, decodeArtifact } from '@assay/model'
import type { CompiledArtifact, PredictOptions } from '@assay/model'
import { serveThread } from '@assay/runtime'
import { AppError } from '@assay/shared'
import { openCsvRows, writeRecords } from '@assay/table'
import type { CellBatch, CsvRows } from '@assay/table'
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
    return answerChunk(batch, request.chunk, request.final)
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
/** By the hash of its bytes; what was asked for longest ago makes room. */
const models = new Map<string, CompiledArtifact>()
const mostModels = 4
const nothing: BatchResponse = { answered: new Uint8Array(0), rows: 0 }

function beginBatch (bytes: Uint8Array, options: PredictOptions): Batch {
  const model = openModel(bytes)
  const { problem, recipe } = model.artifact
  const explained = options.explain === true ? recipe.inputs.map(({ name }) => name) : []
  return { csv: openCsvRows(), model, options, asked: { problem, explained, withSets: options.conformal === true }, predict: null, answeredRows: 0 }
}

function openModel (bytes: Uint8Array): CompiledArtifact {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const model = models.get(sha256) ?? compileArtifact(decodeArtifact(bytes))
  models.delete(sha256)
  models.set(sha256, model)
  if (models.size > mostModels) models.delete(models.keys().next().value!)
  return model
}

function answerChunk (batch: Batch, chunk: Uint8Array, final: boolean): BatchResponse {
  const before = batch.answeredRows
  const lines: string[] = []
  const take = (cells: CellBatch): void => answerCells(batch, cells, lines)
  batch.csv.push(chunk, take)
  if (final) batch.csv.end(take)
  return { answered: encodeShared(lines.join('')), rows: batch.answeredRows - before }
}

/**
 * Shared memory crosses to the loop that talks without a copy; and V8 does not count it there, where some megabytes of buffers
 * make it mark the whole heap, again and again.
 */
function encodeShared (text: string): Uint8Array {
  const bytes = Buffer.from(new SharedArrayBuffer(Buffer.byteLength(text)))
  bytes.write(text)
  return bytes
}

function answerCells (batch: Batch, cells: CellBatch, lines: string[]): void {
  if (batch.predict === null) {
    const names = batch.csv.names()!
    batch.predict = batch.model.predictColumns(names)
    lines.push(writeAnswerHeader(names, batch.asked))
  }
  const records = writeRecords(cells)
  let record = 0
  try {
    for (const prediction of batch.predict(cells, batch.options)) {
      lines.push(writeAnswer(records[record++]!, prediction, batch.asked))
      batch.answeredRows++
    }
  } catch (error) {
    throw errorOfRow(batch.answeredRows, error)
  }
}
