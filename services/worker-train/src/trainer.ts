import { openThreadPool } from '@assay/runtime'
import { AppError } from '@assay/shared'
import type { ThreadPool } from '@assay/runtime'
import type { createTableCache } from './table-cache.ts'
import type { FitRequest, FitResponse } from './fit-request.ts'

export interface Trainer {
  /** Hands a trial to a thread. @returns `cancelled` when it was stopped because nobody wants its result any more */
  train: (request: Omit<FitRequest, 'tableBytes' | 'foldBytes'>, signal: AbortSignal) => Promise<FitResponse | 'cancelled'>
  close: () => Promise<void>
}

interface TrainerDeps {
  readonly threads: number
  readonly heapMegabytes: number
  readonly tables: ReturnType<typeof createTableCache>
  readonly isUnwanted: (pipelineId: string, trial: number) => Promise<boolean>
}

const unwantedPollMilliseconds = 250

/** The main loop talks; fitting runs in threads, one trial a thread. */
export function openTrainer ({ threads, heapMegabytes, tables, isUnwanted }: TrainerDeps): Trainer {
  const pool: ThreadPool<FitRequest, FitResponse> = openThreadPool({ script: new URL('./fit-thread.ts', import.meta.url), threads, heapMegabytes, name: 'fit' })
  return {
    async train (request, signal) {
      const { order, prepared, trial } = request
      const { tableBytes, foldBytes } = await tables(order.datasetId, prepared.tableHash)
      const cancelled = new AbortController()
      const poll = setInterval(() => {
        isUnwanted(order.id, trial).then((yes) => { if (yes) cancelled.abort() }, () => { /* asked again in a moment */ })
      }, unwantedPollMilliseconds)
      try {
        return await pool.run({ ...request, tableBytes, foldBytes }, { signal: AbortSignal.any([signal, cancelled.signal]) })
      } catch (error) {
        // A stopping process hands its trial back to the queue; only one that nobody wants ends here.
        if (cancelled.signal.aborted && error instanceof AppError && error.code === 'CANCELLED') return 'cancelled'
        throw error
      } finally {
        clearInterval(poll)
      }
    },
    close: () => pool.close()
  }
}
