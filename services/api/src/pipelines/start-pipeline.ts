import { createHash } from 'node:crypto'
import { toModelName } from '@assay/shared'
import type { PipelineOptions, PipelineOrder } from '@assay/shared'
import { defaultLag } from '@assay/search'
import type { Queues } from '@assay/runtime'
import type { ObjectStore, PipelineStore } from '@assay/storage'
import { findWarmStart } from './find-warm-start.ts'

export interface StartPipelineDeps {
  readonly pipelines: PipelineStore
  readonly objects: ObjectStore
  readonly queues: Pick<Queues, 'startPipeline'>
  readonly now: () => Date
}

export interface StartPipeline {
  readonly datasetId: string
  readonly options: PipelineOptions
  /** What the model is called when the options do not say. */
  readonly defaultName: string
}

/** Freezes the order of a pipeline and queues its first stage. The same order again starts nothing, unless the queue never heard of it. */
export const createStartPipeline = ({ pipelines, objects, queues, now }: StartPipelineDeps) =>
  async ({ datasetId, options, defaultName }: StartPipeline): Promise<{ readonly id: string, readonly created: boolean }> => {
    const warmStart = await findWarmStart({ pipelines, objects }, datasetId, options)
    const order: PipelineOrder = {
      id: pipelineId(datasetId, options),
      datasetId,
      modelName: options.name ?? toModelName(defaultName),
      options,
      lag: defaultLag,
      ...(warmStart !== undefined && { warmStart }),
      createdAt: now().toISOString()
    }
    const created = await pipelines.create(order)
    // Between the two a process may have died, or Redis may have been away: asking again mends it.
    if (created || await isWaiting(pipelines, order.id)) await queues.startPipeline(order.id)
    return { id: order.id, created }
  }

/** Derived from what is asked for alone, in one order of keys. */
export function pipelineId (datasetId: string, options: PipelineOptions): string {
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify([datasetId, sorted])).digest('hex').slice(0, 24)
}

async function isWaiting (pipelines: PipelineStore, id: string): Promise<boolean> {
  const { live, outcome } = await pipelines.read(id)
  return outcome === undefined && live.state === 'queued'
}
