import { openThreadPool } from '@assay/runtime'
import { AppError } from '@assay/shared'
import type { ThreadPool } from '@assay/runtime'
import type { createTableCache } from './table-cache.ts'
import type { FitRequest, FitResponse } from './fit-request.ts'

export interface Trainer {
  /** Hands a trial to a thread. @returns `cancelled` when the signal or the pipeline's cancellation stopped it */
  train: (request: Omit<FitRequest, 'tableBytes' | 'foldBytes'>, signal: AbortSignal) => Promise<FitResponse | 'cancelled'>
  close: () => Promise<void>
}

interface TrainerDeps {
  readonly threads: number
  readonly heapMegabytes: number
  readonly tables: ReturnType<typeof createTableCache>
  readonly isCancelled: (pipelineId: string) => Promise<boolean>
}

const cancellationPollMilliseconds = 250

/** The main loop talks; fitting runs in threads, one trial a thread. */
export function openTrainer ({ threads, heapMegabytes, tables, isCancelled }: TrainerDeps): Trainer {
  const pool: ThreadPool<FitRequest, FitResponse> = openThreadPool({ script: new URL('./fit-thread.ts', import.meta.url), threads, heapMegabytes, name: 'fit' })
  return {
    async train (request, signal) {
      const { order, prepared } = request
      const { tableBytes, foldBytes } = await tables(order.datasetId, prepared.tableHash)
      const cancelled = new AbortController()
      const poll = setInterval(() => {
        isCancelled(order.id).then((yes) => { if (yes) cancelled.abort() }, () => { /* asked again in a moment */ })
      }, cancellationPollMilliseconds)
      try {
        return await pool.run({ ...request, tableBytes, foldBytes }, { signal: AbortSignal.any([signal, cancelled.signal]) })
      } catch (error) {
        // A stopping process hands its trial back to the queue; only a cancelled pipeline ends it.
        if (cancelled.signal.aborted && error instanceof AppError && error.code === 'CANCELLED') return 'cancelled'
        throw error
      } finally {
        clearInterval(poll)
      }
    },
    close: () => pool.close()
  }
}
