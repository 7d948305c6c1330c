import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '@assay/shared'

/**
 * Decompresses chunks while they arrive, and stops at a bomb: tables shrink 3 to 30 times, gzip can 1,000 times.
 *
 * @throws {AppError} BAD_REQUEST when the bytes are not gzip or end too early, with the last line before that, DATASET_TOO_LARGE at a bomb
 */
export async function * gunzipStream (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytesIn = 0
  let bytesOut = 0
  let lines = 0
  async function * counted (): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      bytesIn += chunk.byteLength
      yield chunk
    }
  }

  const gunzip = createGunzip()
  const feeding = pipeline(Readable.from(counted()), gunzip)
  // What goes wrong while feeding is met by the loop below, too.
  feeding.catch(() => {})
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      bytesOut += chunk.byteLength
      if (bytesOut > freeBytes && bytesOut > maxRatio * bytesIn) {
        throw new AppError('DATASET_TOO_LARGE', `The body grows more than ${maxRatio} times when decompressed; send it uncompressed if that is meant`)
      }
      lines += countLines(chunk)
      yield chunk
    }
  } catch (error) {
    if (error instanceof AppError || !isZlibError(error)) throw error
    const where = bytesOut === 0 ? '' : `, noticed after line ${lines} of what it holds`
    throw new AppError('BAD_REQUEST', `The body is not whole gzip (${error.message})${where}; send the file again`, { cause: error })
  }
}

export const maxRatio = 200

/** Small results are let through whatever their ratio. */
const freeBytes = 32 * 1024 * 1024

function countLines (chunk: Uint8Array): number {
  let lines = 0
  for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) lines++
  return lines
}

const lineFeed = 10

function isZlibError (error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

/** Says whether a file is gzip by its first bytes, without losing them. */
export async function * gunzipIfGzip (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  async function * whole (): AsyncGenerator<Uint8Array> {
    yield * head
    yield * { [Symbol.asyncIterator]: () => iterator }
  }
  while (head.reduce((bytes, chunk) => bytes + chunk.byteLength, 0) < 2) {
    const { done, value } = await iterator.next()
    if (done === true) break
    head.push(value)
  }
  const start = Buffer.concat(head)
  yield * start[0] === 0x1f && start[1] === 0x8b ? gunzipStream(whole()) : whole()
}
