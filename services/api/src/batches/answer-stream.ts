import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { toErrorRecord } from '@assay/shared'
import { toProblem } from '../plugins/problem-details.ts'

/**
 * In bytes: held back before an answer begins, so that trouble within it is an answer of its own, with a status.
 */
const heldBack = 16 << 20

/**
 * A batch's answers as a body. Trouble after it has begun cannot change the status any more: the last line is then the problem as JSON,
 * and the connection is cut, so that nobody takes the part for the whole.
 *
 * @throws {AppError} what the batch throws before the body begins
 */
export async function answerStream (answers: AsyncGenerator<Uint8Array, void>): Promise<Readable> {
  const held: Uint8Array[] = []
  for (let bytes = 0; bytes < heldBack;) {
    const next = await answers.next()
    if (next.done === true) return Readable.from(held, { objectMode: false })
    held.push(next.value)
    bytes += next.value.length
  }
  const stream = Readable.from(follow(held, answers), { objectMode: false })
  // Who is gone before the first read has begun nothing that would end them.
  stream.once('close', () => { answers.return().catch(() => {}) })
  return stream
}

async function * follow (held: readonly Uint8Array[], answers: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array> {
  yield * held
  try {
    yield * answers
  } catch (error) {
    yield new TextEncoder().encode(`${JSON.stringify(toProblem(toErrorRecord(error)))}\n`)
    // The line leaves before the cut.
    await setImmediate()
    throw error
  }
}
