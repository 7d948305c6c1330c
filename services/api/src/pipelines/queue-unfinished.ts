import type { Log, Queues } from '@assay/runtime'
import type { Storage } from '@assay/storage'

export interface QueueUnfinishedDeps extends Pick<Storage, 'redis' | 'pipelines'> {
  readonly queues: Pick<Queues, 'startPipeline'>
  readonly log: Log
}

const againMilliseconds = 1_000

/**
 * Queues every pipeline that has not ended, now and whenever Redis comes back: a process may have died between an order and its job,
 * and Redis may have come back without the job. What waits or runs already is left alone, what was done already is not done again.
 *
 * @returns ends it
 */
export function queueUnfinished ({ redis, pipelines, queues, log }: QueueUnfinishedDeps): () => void {
  let timer: NodeJS.Timeout | undefined

  async function queueAll (): Promise<void> {
    clearTimeout(timer)
    try {
      const ids = await pipelines.unfinished()
      for (const id of ids) await queues.startPipeline(id)
      if (ids.length > 0) log.info({ pipelines: ids.length }, 'unfinished pipelines are queued')
    } catch (error) {
      log.warn({ err: error }, 'unfinished pipelines could not be queued; tried again')
      timer = setTimeout(queueAll, againMilliseconds)
    }
  }

  redis.on('ready', queueAll)
  void queueAll()
  return () => {
    clearTimeout(timer)
    redis.off('ready', queueAll)
  }
}
