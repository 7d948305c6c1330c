import { openThreadPool } from '@assay/runtime'
import type { Metrics, ThreadPool } from '@assay/runtime'
import type { PredictOptions } from '@assay/model'
import type { ModelRegistry } from '@assay/storage'
import { openReadAhead } from './read-ahead.ts'
import type { BatchRequest, BatchResponse } from './batch-request.ts'

/** CSV files, answered in a thread so that they keep no single row waiting. */
export interface Batches {
  /**
   * Reads as fast as its answers are taken, and holds a part of the file at a time; what is sent while none are taken waits in a temporary file.
   *
   * @throws {AppError} CSV_INVALID, DATASET_EMPTY, ROW_INVALID (paths begin with the row's number, from 0), THREAD_DIED
   */
  readonly answer: (model: { readonly name: string, readonly version: number }, file: AsyncIterable<Uint8Array>, options: PredictOptions) => AsyncGenerator<Uint8Array, void>
  readonly close: () => Promise<void>
}

export function openBatches ({ registry, metrics }: { readonly registry: Pick<ModelRegistry, 'artifact'>, readonly metrics: Pick<Metrics, 'predictionsTotal'> }): Batches {
  let pool: ThreadPool<BatchRequest, BatchResponse> | undefined
  let begun = 0
  return {
    async * answer ({ name, version }, file, options) {
      pool ??= openThreadPool({ script: new URL('./batch-thread.ts', import.meta.url), threads: 1, name: 'batches' })
      const { run } = pool
      const batch = begun++
      const input = new Uint8Array(new SharedArrayBuffer(inputBytes))
      let filled = 0
      let ended = false
      const answerInput = async (final: boolean): Promise<Uint8Array> => {
        const response = await run({ kind: 'rows', batch, bytes: filled, final })
        filled = 0
        metrics.predictionsTotal.inc({ format: 'csv' }, response.rows)
        return response.answered
      }
      const ahead = openReadAhead(file)
      try {
        await run({ kind: 'begin', batch, artifact: await registry.artifact(name, version), options, input })
        for await (const chunk of ahead.chunks) {
          for (let taken = 0; taken < chunk.length;) {
            const part = chunk.subarray(taken, taken + input.length - filled)
            input.set(part, filled)
            filled += part.length
            taken += part.length
            if (filled < input.length) continue
            const answered = await answerInput(false)
            if (answered.length === 0) continue
            const endReadingAhead = ahead.begin()
            yield answered
            await endReadingAhead()
          }
          freeChunk(chunk)
        }
        ended = true
        yield await answerInput(true)
      } finally {
        await ahead.close()
        if (!ended) await run({ kind: 'forget', batch })
      }
    },
    async close () { await pool?.close() }
  }
}

/**
 * Gives back its memory now, unless others have a part of it: V8 counts what a file leaves to its garbage collector, and marks
 * the whole heap of the process for every few megabytes of it.
 */
function freeChunk ({ buffer, length }: Uint8Array): void {
  if (length === buffer.byteLength && buffer instanceof ArrayBuffer) buffer.transfer(0)
}

/**
 * Of a file, for the thread at once: in shared memory, written over and over. Buffers that are posted would be new memory
 * on either side, for which V8 marks its heaps again and again.
 */
const inputBytes = 256 << 10
