import { fromErrorRecord, objectKeys } from '@assay/shared'
import { readDocument, writeDocument } from '@assay/storage'
import type { Dataset, PipelineOutcome } from '@assay/shared'
import type { DeadJobHandler, Handler, Queues, ThreadPool } from '@assay/runtime'
import type { ObjectStore, ObjectStoreConfig, PipelineStore } from '@assay/storage'
import type { CleanProgress, CleanRequest, CleanResponse } from './clean-request.ts'

interface CleanDeps {
  readonly pipelines: PipelineStore
  readonly objects: ObjectStore
  readonly store: ObjectStoreConfig
  readonly queues: Queues
  readonly threads: ThreadPool<CleanRequest, CleanResponse>
  readonly reportEnd: (outcome: PipelineOutcome) => void
  /** The time as RFC 3339 UTC. */
  readonly timestamp: () => string
}

/** Prepares a pipeline's rows in a thread, then queues its trials. */
export const createCleanDataset = ({ pipelines, objects, store, queues, threads, reportEnd, timestamp }: CleanDeps): Handler<'clean'> =>
  async ({ pipelineId }, { signal, log }) => {
    const { order, live, outcome } = await pipelines.read(pipelineId)
    if (outcome !== undefined) return { end: 'done' }
    const { trials } = order.options
    if (live.cancelled) {
      const cancelled: PipelineOutcome = { state: 'cancelled', trials: noTrials(trials), finishedAt: timestamp() }
      if (await pipelines.end(pipelineId, cancelled)) reportEnd(cancelled)
      return { end: 'done' }
    }
    if (await objects.size(objectKeys.prepared(pipelineId)) === null) {
      await pipelines.advance(pipelineId, 'clean', 0)
      const { columns, cleaning, ...result } = await threads.run({ order, store }, {
        signal,
        onMessage: (message) => { pipelines.advance(pipelineId, 'clean', (message as CleanProgress).progress).catch(() => { /* the next one may arrive */ }) }
      })
      const dataset = await readDocument<Dataset>(objects, objectKeys.datasetRecord(order.datasetId))
      await writeDocument(objects, objectKeys.datasetRecord(order.datasetId), { ...dataset, rows: cleaning.rows.file, columns })
      await writeDocument(objects, objectKeys.cleaning(pipelineId), cleaning)
      if ('refused' in result) throw fromErrorRecord(result.refused)
      await writeDocument(objects, objectKeys.prepared(pipelineId), result.prepared)
      log.info({ rows: cleaning.rows, columns, problem: cleaning.problem }, 'dataset prepared')
    }
    await pipelines.advance(pipelineId, 'train', 0)
    await queues.startSearch(pipelineId, trials)
    return { end: 'done' }
  }

/** What cannot be cleaned ends its pipeline, with the reason. */
export const createEndUncleaned = ({ pipelines, reportEnd, timestamp }: Pick<CleanDeps, 'pipelines' | 'reportEnd' | 'timestamp'>): DeadJobHandler<'clean'> =>
  async ({ pipelineId }, error) => {
    const { order } = await pipelines.read(pipelineId)
    const failed: PipelineOutcome = { state: 'failed', error, trials: noTrials(order.options.trials), finishedAt: timestamp() }
    if (await pipelines.end(pipelineId, failed)) reportEnd(failed)
  }

const noTrials = (total: number): PipelineOutcome['trials'] => ({ total, completed: 0, pruned: 0, failed: 0 })
