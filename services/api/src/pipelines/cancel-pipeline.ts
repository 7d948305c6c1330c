import { AppError } from '@assay/shared'
import type { Metrics, Queues } from '@assay/runtime'
import type { PipelineStore, TrialStore } from '@assay/storage'

export interface CancelPipelineDeps {
  readonly pipelines: PipelineStore
  readonly trials: TrialStore
  readonly queues: Pick<Queues, 'dropTrials'>
  readonly metrics: Pick<Metrics, 'pipelinesTotal'>
  readonly now: () => Date
}

/**
 * Asks a pipeline to stop: its running trials stop within a second, those that wait are taken out of the queue, then a model is made of the
 * best one so far. A pipeline that has not begun ends here, so that it need not wait for a worker to say so.
 *
 * @throws {AppError} CONFLICT when it has ended already
 */
export async function cancelPipeline ({ pipelines, trials, queues, metrics, now }: CancelPipelineDeps, id: string): Promise<void> {
  const cancelled = await pipelines.cancel(id)
  const { order, live, outcome } = await pipelines.read(id)
  if (!cancelled) {
    if (outcome?.state === 'cancelled') return
    throw new AppError('CONFLICT', `The pipeline has ended already: it ${outcome?.state ?? live.state}`)
  }
  if (live.state !== 'queued') return queues.dropTrials(id, 0, order.options.trials)
  const ended = await pipelines.end(id, { state: 'cancelled', trials: await trials.counts(id, order.options.trials), finishedAt: now().toISOString() })
  if (ended) metrics.pipelinesTotal.inc({ stage: 'clean', status: 'cancelled' })
}
