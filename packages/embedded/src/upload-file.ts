import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { AppError } from '@assay/shared'
import type { StartArguments } from './read-arguments.ts'

/** The parts of the API's answers that are shown. */
export interface PipelineView {
  readonly id: string
  readonly modelName: string
  readonly target: string
  readonly metric?: string
  readonly state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
  readonly stage: string
  readonly progress: number
  readonly trials: { readonly total: number, readonly completed: number, readonly pruned: number, readonly failed: number }
  readonly best?: { readonly trial: number, readonly learner: string, readonly score: number }
  readonly etaSeconds?: number
  readonly error?: { readonly code: string, readonly detail: string }
  readonly result?: { readonly model: string, readonly version: number, readonly promoted: boolean, readonly reason: string }
}

export interface Client { readonly url: string, readonly headers: Readonly<Record<string, string>> }

/**
 * Posts a CSV as any client would.
 *
 * @throws {AppError} NOT_FOUND when there is no such file, BAD_REQUEST with the API's answer when it refuses
 */
export async function uploadFile ({ url, headers }: Client, { file, options }: StartArguments & { readonly file: string }): Promise<PipelineView> {
  await stat(file).catch(() => { throw new AppError('NOT_FOUND', `There is no file ${path.resolve(file)}`) })
  const query = new URLSearchParams({ name: path.basename(file).replace(/\.[^.]*$/, ''), ...options })
  const response = await fetch(`${url}/datasets?${query}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv', ...(file.endsWith('.gz') && { 'content-encoding': 'gzip' }) },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: 'half'
  })
  const body = await response.json() as { pipeline: PipelineView, detail?: string }
  if (!response.ok) throw new AppError('BAD_REQUEST', body.detail ?? `The API answered ${response.status}`)
  return body.pipeline
}
