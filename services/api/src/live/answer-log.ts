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
export interface PackedAnswers { readonly asked: readonly Asked[], readonly bytes: Uint8Array<ArrayBuffer> }

/**
 * Answers that wait for a thread, one after the other as bytes: as strings, each collection of garbage would copy them, and posting them would
 * once more.
 */
export interface AnswerLog {
  readonly add: (answer: LoggedAnswer) => void
  readonly size: () => number
  /** What was asked of the versions that answered, each once. */
  readonly asked: readonly Asked[]
  readonly pack: () => PackedAnswers
}

export function createAnswerLog (): AnswerLog {
  const asked: Asked[] = []
  const places = new Map<string, number>()
  let bytes = Buffer.alloc(firstBytes)
  let filled = 0

  function placeOf ({ model, version, options }: Asked): number {
    const key = `${version} ${JSON.stringify(options)} ${model}`
    const place = places.get(key) ?? asked.push({ model, version, options }) - 1
    places.set(key, place)
    return place
  }

  function reserve (more: number): void {
    if (filled + more <= bytes.length) return
    const larger = Buffer.alloc(2 * (filled + more))
    bytes.copy(larger, 0, 0, filled)
    bytes = larger
  }

  function writeText (text: string): void {
    const written = bytes.write(text, filled + 4)
    filled = bytes.writeUInt32LE(written, filled) + written
  }

  return {
    asked,
    size: () => filled,
    add (answer) {
      const { rows, predictions } = answer
      reserve(headerBytes + predictions.reduce((sum, text) => sum + mostBytes(text), mostBytes(rows)))
      filled = bytes.writeUInt32LE(placeOf(answer), filled)
      filled = bytes.writeDoubleLE(answer.answeredAt, filled)
      filled = bytes.writeUInt8(Number(answer.hasReceipts), filled)
      filled = bytes.writeUInt32LE(predictions.length, filled)
      writeText(rows)
      for (const text of predictions) writeText(text)
    },
    pack: () => ({ asked, bytes: new Uint8Array(bytes.subarray(0, filled)) })
  }
}

const firstBytes = 64 << 10
const headerBytes = 17
/** In UTF-8, and its length before it. */
const mostBytes = ({ length }: string): number => 4 + 3 * length

/** In the order in which they were added. */
export function * readAnswers ({ asked, bytes }: PackedAnswers): Generator<LoggedAnswer, void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  const readText = (): string => {
    const start = at + 4
    at = start + buffer.readUInt32LE(at)
    return buffer.toString('utf8', start, at)
  }
  while (at < buffer.length) {
    const place = buffer.readUInt32LE(at)
    const answeredAt = buffer.readDoubleLE(at + 4)
    const hasReceipts = buffer.readUInt8(at + 12) === 1
    const count = buffer.readUInt32LE(at + 13)
    at += headerBytes
    const rows = readText()
    yield { ...asked[place]!, answeredAt, hasReceipts, rows, predictions: Array.from({ length: count }, readText) }
  }
}
