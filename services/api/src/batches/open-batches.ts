import { openThreadPool } from '@assay/runtime'
import type { Metrics, ThreadPool } from '@assay/runtime'
import type { PredictOptions } from '@assay/model'
import type { ModelRegistry } from '@assay/storage'
import type { BatchRequest, BatchResponse } from './batch-request.ts'

/** CSV files, answered in a thread so that they keep no single row waiting. */
export interface Batches {
  /**
   * Reads as fast as its answers are taken, and holds a chunk at a time.
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
      let ended = false
      const rows = async (chunk: Uint8Array, final: boolean): Promise<Uint8Array> => {
        const response = await run({ kind: 'rows', batch, chunk, final })
        metrics.predictionsTotal.inc({ format: 'csv' }, response.rows)
        return response.answered
      }
      await run({ kind: 'begin', batch, artifact: await registry.artifact(name, version), options })
      try {
        for await (const chunk of file) {
          const answered = await rows(chunk, false)
          if (answered.length > 0) yield answered
        }
        ended = true
        yield await rows(new Uint8Array(0), true)
      } finally {
        if (!ended) await run({ kind: 'forget', batch })
      }
    },
    async close () { await pool?.close() }
  }
}
