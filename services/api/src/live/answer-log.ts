import type { PredictionOptions } from '@assay/shared'

/** One answer as it was given. */
export interface LoggedAnswer extends Asked {
  /** In milliseconds since 1970-01-01 UTC. */
  readonly answeredAt: number
  /** The row or the rows, as JSON. */
  readonly rows: string
  /** As JSON, one a row; with the ids of their receipts, where they have some. */
  readonly predictions: readonly string[]
  readonly hasReceipts: boolean
}

/** What many answers have in common. */
export interface Asked { readonly model: string, readonly version: number, readonly options: PredictionOptions }

/** Answers as bytes, for another thread. */
export interface PackedAnswers { readonly asked: readonly Asked[], readonly chunks: readonly Uint8Array[] }

/**
 * Answers that wait for a thread, one after the other as bytes in shared memory: as strings, each collection of garbage would copy them, and
 * posting them would once more.
 */
export interface AnswerLog {
  readonly add: (answer: LoggedAnswer) => void
  /** In bytes. */
  readonly size: () => number
  /** What was asked of the versions that answered, each once. */
  readonly asked: readonly Asked[]
  /** Lasts until the next answer is added, or the log is emptied. */
  readonly pack: () => PackedAnswers
  /** Its memory is kept for the next answers. */
  readonly empty: () => void
}

export function createAnswerLog (): AnswerLog {
  const asked: Asked[] = []
  const places = new Map<string, number>()
  const full: Buffer[] = []
  const free: Buffer[] = []
  let fullBytes = 0
  let chunk = newChunk(0)
  let filled = 0

  function placeOf ({ model, version, options }: Asked): number {
    const key = `${version} ${JSON.stringify(options)} ${model}`
    const place = places.get(key) ?? asked.push({ model, version, options }) - 1
    places.set(key, place)
    return place
  }

  /** An answer is in one chunk, which no larger one replaces: what waits is never copied. */
  function reserve (bytes: number): void {
    if (filled + bytes <= chunk.length) return
    full.push(chunk.subarray(0, filled))
    fullBytes += filled
    chunk = bytes > chunkBytes ? newChunk(bytes) : free.pop() ?? newChunk(chunkBytes)
    filled = 0
  }

  function writeText (text: string): void {
    const written = chunk.write(text, filled + 4)
    filled = chunk.writeUInt32LE(written, filled) + written
  }

  return {
    asked,
    size: () => fullBytes + filled,
    add (answer) {
      const { rows, predictions } = answer
      reserve(headerBytes + predictions.reduce((sum, text) => sum + mostBytes(text), mostBytes(rows)))
      filled = chunk.writeUInt32LE(placeOf(answer), filled)
      filled = chunk.writeDoubleLE(answer.answeredAt, filled)
      filled = chunk.writeUInt8(Number(answer.hasReceipts), filled)
      filled = chunk.writeUInt32LE(predictions.length, filled)
      writeText(rows)
      for (const text of predictions) writeText(text)
    },
    pack: () => ({ asked, chunks: [...full, chunk.subarray(0, filled)] }),
    empty () {
      free.push(...full.splice(0).map(({ buffer }) => Buffer.from(buffer)).filter(({ length }) => length === chunkBytes))
      asked.length = 0
      places.clear()
      fullBytes = 0
      filled = 0
    }
  }
}

const newChunk = (bytes: number): Buffer => Buffer.from(new SharedArrayBuffer(bytes))
const chunkBytes = 256 << 10
const headerBytes = 17
/** In UTF-8, and its length before it. */
const mostBytes = ({ length }: string): number => 4 + 3 * length

/** In the order in which they were added. */
export function * readAnswers ({ asked, chunks }: PackedAnswers): Generator<LoggedAnswer, void> {
  for (const chunk of chunks) yield * readChunk(asked, Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))
}

function * readChunk (asked: readonly Asked[], chunk: Buffer): Generator<LoggedAnswer, void> {
  let at = 0
  const readText = (): string => {
    const start = at + 4
    at = start + chunk.readUInt32LE(at)
    return chunk.toString('utf8', start, at)
  }
  while (at < chunk.length) {
    const place = chunk.readUInt32LE(at)
    const answeredAt = chunk.readDoubleLE(at + 4)
    const hasReceipts = chunk.readUInt8(at + 12) === 1
    const count = chunk.readUInt32LE(at + 13)
    at += headerBytes
    const rows = readText()
    yield { ...asked[place]!, answeredAt, hasReceipts, rows, predictions: Array.from({ length: count }, readText) }
  }
}
