import { AppError } from '@assay/shared'
import type { FastifyRequest } from 'fastify'
import { boundStream, tooLarge } from './bound-stream.ts'
import { gunzipIfGzip, gunzipStream } from './gunzip-stream.ts'

/** What arrived: what the bytes became, the file's name when the client said it, and the options as they were given. */
export interface Upload<Stored> {
  readonly stored: Stored
  readonly fileName: string | null
  readonly given: ReadonlyMap<string, unknown>
}

export interface ReceiveUpload<Stored> {
  readonly request: FastifyRequest
  readonly maxBytes: number
  readonly store: (chunks: AsyncIterable<Uint8Array>) => Promise<Stored>
  /** Undoes `store` when the rest of the request turns out broken. */
  readonly discard: (stored: Stored) => Promise<void>
}

/**
 * Reads a dataset from a body of CSV or Parquet, or from a form with one file and options before or after it. Bytes are stored while they arrive.
 *
 * @throws {AppError} DATASET_TOO_LARGE, BAD_REQUEST, UNSUPPORTED_MEDIA_TYPE
 */
export function receiveUpload<Stored> (upload: ReceiveUpload<Stored>): Promise<Upload<Stored>> {
  return upload.request.isMultipart() ? receiveForm(upload) : receiveBody(upload)
}

async function receiveBody<Stored> ({ request, maxBytes, store }: ReceiveUpload<Stored>): Promise<Upload<Stored>> {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', `The content encoding "${encoding}" is not read here; send gzip, or the file as it is`)
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const body = fromClient(request.raw.iterator({ destroyOnReturn: false }))
  const chunks = encoding === 'gzip' ? gunzipStream(body) : gunzipIfGzip(body)
  const stored = await store(boundStream(chunks, maxBytes))
  return { stored, fileName: null, given: new Map(Object.entries(request.query as object)) }
}

async function receiveForm<Stored> ({ request, maxBytes, store, discard }: ReceiveUpload<Stored>): Promise<Upload<Stored>> {
  const given = new Map<string, unknown>(Object.entries(request.query as object))
  let file: { readonly stored: Stored, readonly name: string } | null = null
  try {
    for await (const part of fromClient(request.parts({ limits: { fileSize: Infinity, files: 1, fields: 100, fieldSize: 100_000, fieldNameSize: 1000 } }))) {
      if (part.type === 'file') {
        const stored = await store(boundStream(gunzipIfGzip(fromClient(part.file)), maxBytes))
        file = { stored, name: part.filename }
      } else if (part.value !== '') {
        given.set(part.fieldname, part.value)
      }
    }
    if (file === null) throw new AppError('BAD_REQUEST', 'The form holds no file; send one part with a file name, such as curl -F file=@employees.csv')
  } catch (error) {
    if (file !== null) await discard(file.stored)
    throw error
  }
  return { stored: file.stored, fileName: file.name, given }
}

/** Whatever goes wrong while bytes come in is the request's trouble, not ours: multipart's own errors would be answered 500. */
async function * fromClient<T> (parts: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield * parts
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('BAD_REQUEST', `The body cannot be read (${reason}); send one whole file`, { cause: error })
  }
}
