import { learners } from '@assay/learners'
import { abortWhen, openThreadPool } from '@assay/runtime'
import { AppError } from '@assay/shared'
import type { BinnedTable } from '@assay/learners'
import type { ThreadPool } from '@assay/runtime'
import type { createTableCache } from './table-cache.ts'
import type { BinRequest, FitRequest, FitResponse, TableRequest } from './fit-request.ts'

export interface Trainer {
  /** Hands a trial to a thread. @returns `cancelled` when it was stopped because nobody wants its result any more */
  train: (request: TrialRequest, signal: AbortSignal) => Promise<FitResponse | 'cancelled'>
  close: () => Promise<void>
}

export type TrialRequest = Omit<FitRequest, 'task' | 'tableBytes' | 'foldBytes' | 'bins'>

interface TrainerDeps {
  readonly threads: number
  readonly heapMegabytes: number
  readonly tables: ReturnType<typeof createTableCache>
  readonly isUnwanted: (pipelineId: string, trial: number) => Promise<boolean>
}

/** The main loop talks; fitting runs in threads, one trial a thread. */
export function openTrainer ({ threads, heapMegabytes, tables, isUnwanted }: TrainerDeps): Trainer {
  const pool: ThreadPool<BinRequest | FitRequest, BinnedTable | null | FitResponse> = openThreadPool({ script: new URL('./fit-thread.ts', import.meta.url), threads, heapMegabytes, name: 'fit' })
  /** By the table's bytes: bins live as long as their table is kept. */
  const bins = new WeakMap<SharedArrayBuffer, Promise<BinnedTable | null>>()

  /** The first trial that needs bins has them made, by a thread; no trial's cancellation stops that for the others. */
  function binsOf (request: TableRequest): Promise<BinnedTable | null> {
    const known = bins.get(request.tableBytes)
    if (known !== undefined) return known
    const made = pool.run({ ...request, task: 'bin' }) as Promise<BinnedTable | null>
    bins.set(request.tableBytes, made)
    made.catch(() => bins.delete(request.tableBytes))
    return made
  }

  return {
    async train (request, signal) {
      const { order, prepared, proposal, trial } = request
      const table = { order, prepared, ...await tables(order.datasetId, prepared.tableHash) }
      const cancelled = abortWhen(() => isUnwanted(order.id, trial))
      try {
        const stop = AbortSignal.any([signal, cancelled.signal])
        const bins = learners[proposal.learner].usesBins === true ? await untilAborted(binsOf(table), stop) : null
        return await pool.run({ ...request, ...table, task: 'fit', bins }, { signal: stop }) as FitResponse
      } catch (error) {
        // A stopping process hands its trial back to the queue; only one that nobody wants ends here.
        if (cancelled.signal.aborted && error instanceof AppError && error.code === 'CANCELLED') return 'cancelled'
        throw error
      } finally {
        cancelled.close()
      }
    },
    close: () => pool.close()
  }
}

/** Waits for work that others want too: an abort ends the waiting, not the work. @throws {AppError} CANCELLED */
function untilAborted<T> (work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => { reject(new AppError('CANCELLED', 'The trial was asked to stop')) }
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => { signal.removeEventListener('abort', onAbort) })
  })
}
