import { createLog, createMetrics, exportQueueMetrics, openQueues, openService } from '@assay/runtime'
import type { Service } from '@assay/runtime'
import { openStorage, subscribeChanges } from '@assay/storage'
import { createApi } from './api.ts'
import type { ApiConfig } from './config.ts'

/**
 * Opens the API's parts in order, listens, and closes them in reverse.
 *
 * @throws {AppError} CONFIG_INVALID, STORE_UNREACHABLE, QUEUE_UNREACHABLE
 */
export function serveApi (config: ApiConfig, now: () => Date = () => new Date()): Promise<Service> {
  return openService('api', async (onStop) => {
    const storage = await openStorage(config, 'api', now)
    onStop(storage.close)
    const queues = await openQueues(storage.redisUrl)
    onStop(queues.close)
    const metrics = createMetrics('api')
    exportQueueMetrics(queues, metrics)

    const app = await createApi({
      ...storage,
      config,
      queues,
      metrics,
      log: createLog({ service: 'api', level: config.logLevel }),
      now,
      subscribe: (channels, listener) => subscribeChanges(storage.redis, channels, listener)
    })
    onStop(async () => {
      const cut = setTimeout(() => app.server.closeAllConnections(), lastAnswersMilliseconds)
      await app.close()
      clearTimeout(cut)
    })
    return { url: await app.listen({ port: config.port, host: config.host }) }
  })
}

/** How long requests that are being answered may take when the process is told to stop. */
const lastAnswersMilliseconds = 5_000
