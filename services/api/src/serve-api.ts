import { createLog, createMetrics, exportQueueMetrics, openQueues, openService, withFailpoints } from '@assay/runtime'
import type { Service } from '@assay/runtime'
import { AppError } from '@assay/shared'
import { openStorage, subscribeChanges } from '@assay/storage'
import { createApi } from './api.ts'
import type { ApiServer } from './api.ts'
import type { ApiConfig } from './config.ts'
import { queueUnfinished } from './pipelines/queue-unfinished.ts'

/**
 * Opens the API's parts in order, listens, and closes them in reverse.
 *
 * @throws {AppError} CONFIG_INVALID, STORE_UNREACHABLE, QUEUE_UNREACHABLE
 */
export function serveApi (config: ApiConfig, now: () => Date = () => new Date()): Promise<Service> {
  return openService('api', async (onStop) => {
    const log = createLog({ service: 'api', level: config.logLevel })
    const storage = await openStorage(config, 'api', now)
    onStop(storage.close)
    const queues = await openQueues(storage.redisUrl)
    onStop(queues.close)
    const metrics = createMetrics('api')
    exportQueueMetrics(queues, metrics)

    const app = await createApi(withFailpoints('api', config, {
      ...storage,
      config,
      queues,
      metrics,
      log,
      now,
      subscribe: (channels, listener) => subscribeChanges(storage.redis, channels, listener)
    }))
    onStop(async () => {
      const cut = setTimeout(() => app.server.closeAllConnections(), lastAnswersMilliseconds)
      await app.close()
      clearTimeout(cut)
    })
    onStop(queueUnfinished({ ...storage, queues, log }))
    return { url: await listen(app, config) }
  })
}

async function listen (app: ApiServer, { port, host }: ApiConfig): Promise<string> {
  try {
    return await app.listen({ port, host })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new AppError('CONFIG_INVALID', `Port ${port} of ${host} is taken; set PORT to a free one, or stop what listens there`, { cause: error })
  }
}

/** How long requests that are being answered may take when the process is told to stop. */
const lastAnswersMilliseconds = 5_000
