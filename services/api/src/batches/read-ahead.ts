import { open, unlink, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'

/** A client that reads takes something within it. */
const patienceMs = 1000
const readBytes = 256 << 10

/** A body that can be read on while nobody takes the answers to it. */
export interface ReadAhead {
  readonly chunks: AsyncIterable<Uint8Array>
  /**
   * After a second it begins to read the body into a temporary file, so that a client may send all before it reads.
   *
   * @returns ends that, and rejects where it could not be kept
   */
  readonly begin: () => () => Promise<void>
  readonly close: () => Promise<void>
}

/** What was read ahead comes first. One chunk is in memory at a time; the file has no name once it is open, so that nothing leaves it behind. */
export function openReadAhead (body: AsyncIterable<Uint8Array>): ReadAhead {
  const source = body[Symbol.asyncIterator]()
  let next: Promise<IteratorResult<Uint8Array, unknown>> | null = null
  let file: FileHandle | null = null
  let written = 0
  let taken = 0
  let stop: (() => Promise<void>) | null = null

  async function keepUntil (stopped: AbortSignal): Promise<void> {
    await setTimeout(patienceMs, undefined, { signal: stopped }).catch(() => {})
    const stopping = new Promise<null>((resolve) => { stopped.addEventListener('abort', () => resolve(null), { once: true }) })
    while (!stopped.aborted) {
      next ??= source.next()
      // What ends the body is told to who takes its chunks.
      const found = await Promise.race([next.catch(() => null), stopping])
      if (found === null || found.done === true) return
      next = null
      file ??= await openNamelessFile()
      await file.write(found.value, 0, found.value.length, written)
      written += found.value.length
    }
  }

  async function * chunks (): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      if (file !== null && taken < written) {
        const { buffer, bytesRead } = await file.read(new Uint8Array(Math.min(readBytes, written - taken)), 0, null, taken)
        taken += bytesRead
        if (taken === written) {
          await file.truncate()
          taken = written = 0
        }
        yield buffer.subarray(0, bytesRead)
        continue
      }
      const found = await (next ?? source.next())
      next = null
      if (found.done === true) return
      yield found.value
    }
  }

  return {
    chunks: chunks(),
    begin () {
      const stopped = new AbortController()
      const kept = keepUntil(stopped.signal)
      kept.catch(() => {})
      return stop = () => {
        stopped.abort()
        stop = null
        return kept
      }
    },
    async close () {
      await stop?.().catch(() => {})
      await file?.close()
      source.return?.().catch(() => {})
    }
  }
}

async function openNamelessFile (): Promise<FileHandle> {
  const name = path.join(tmpdir(), `assay-batch-${randomUUID()}`)
  const file = await open(name, 'wx+', 0o600)
  await unlink(name)
  return file
}
