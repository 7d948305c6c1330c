import { createHash } from 'node:crypto'
import type { OpenKernels } from '@assay/kernels'
import { compileArtifact, decodeArtifact } from '@assay/model'
import type { CompiledArtifact } from '@assay/model'
import { serveThread } from '@assay/runtime'
import { AppError } from '@assay/shared'
import { createCsvLines, openCsvRows } from '@assay/table'
import type { CsvLines, CsvRows } from '@assay/table'
import { errorOfRow } from '../models/error-of-row.ts'
import type { BatchRequest, BatchResponse } from './batch-request.ts'
import { createKernelPool } from './kernel-pool.ts'
import { openAnswerWriter } from './write-answers.ts'

/** Answers CSV files part by part, several side by side. A batch that fails is forgotten. */
serveThread<BatchRequest, BatchResponse>((request) => {
  if (request.kind === 'begin') batches.set(request.batch, beginBatch(request))
  if (request.kind === 'forget') forgetBatch(request.batch)
  if (request.kind !== 'rows') return nothing
  const batch = batches.get(request.batch)
  // Another batch's thread died, and this one was in it.
  if (batch === undefined) throw new AppError('THREAD_DIED', 'The thread of this batch ended; send the CSV again')
  try {
    const response = answerInput(batch, request.bytes, request.final)
    if (request.final) forgetBatch(request.batch)
    return response
  } catch (error) {
    forgetBatch(request.batch)
    throw error
  }
})

interface Batch {
  readonly input: Uint8Array
  readonly csv: CsvRows
  readonly lines: CsvLines
  readonly kernels: OpenKernels
  answeredRows: number
}

const batches = new Map<number, Batch>()
/** By the hash of its bytes; what was asked for longest ago makes room. */
const models = new Map<string, CompiledArtifact>()
const mostModels = 4
const kernelPool = createKernelPool()
const nothing: BatchResponse = { answered: new Uint8Array(0), rows: 0 }

function beginBatch ({ artifact, options, input }: Extract<BatchRequest, { kind: 'begin' }>): Batch {
  const model = openModel(artifact)
  const kernels = kernelPool.take()
  const lines = createCsvLines()
  const csv = openCsvRows((names) => {
    const { labelColumns, predict } = model.openBatches(names, options)
    const writer = openAnswerWriter(model.artifact, options, lines)
    writer.addHeader(names)
    return {
      labelColumns,
      take (cells) {
        const answers = predict(cells)
        writer.addRows(cells, answers)
        batch.answeredRows += answers.rows
        if (answers.error !== null) throw errorOfRow(batch.answeredRows, answers.error)
      }
    }
  }, kernels)
  const batch = { input, csv, lines, kernels, answeredRows: 0 }
  return batch
}

function openModel (bytes: Uint8Array): CompiledArtifact {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const model = models.get(sha256) ?? compileArtifact(decodeArtifact(bytes))
  models.delete(sha256)
  models.set(sha256, model)
  if (models.size > mostModels) models.delete(models.keys().next().value!)
  return model
}

function answerInput (batch: Batch, bytes: number, final: boolean): BatchResponse {
  const before = batch.answeredRows
  batch.csv.push(batch.input.subarray(0, bytes))
  if (final) batch.csv.end()
  return { answered: batch.lines.take(), rows: batch.answeredRows - before }
}

function forgetBatch (number: number): void {
  const batch = batches.get(number)
  if (batch === undefined) return
  batches.delete(number)
  kernelPool.giveBack(batch.kernels)
}
