import { createLog, createMetrics, openQueues, openService, openThreadPool, runWorker, serveProbes, withFailpoints } from '@assay/runtime'
import { openStorage } from '@assay/storage'
import type { Service, ThreadPool } from '@assay/runtime'
import { createCleanDataset, createEndUncleaned } from './clean-dataset.ts'
import type { CleanRequest, CleanResponse } from './clean-request.ts'
import type { WorkerCleanConfig } from './config.ts'

/** worker-clean: turns uploaded files into tables, plans and folds, and queues their trials. */
export const openWorkerClean = (config: WorkerCleanConfig): Promise<Service> => openService('worker-clean', async (onStop) => {
  const log = createLog({ service: 'worker-clean', level: config.logLevel })
  const metrics = createMetrics('worker-clean')

  const { redisUrl, objects, pipelines, ping, close } = await openStorage(config, 'worker', () => new Date())
  onStop(close)
  const queues = await openQueues(redisUrl)
  onStop(queues.close)
  // Its thread writes objects: it gets the time to end what it writes.
  const threads: ThreadPool<CleanRequest, CleanResponse> =
    openThreadPool({ script: new URL('./clean-thread.ts', import.meta.url), threads: 1, heapMegabytes: config.threadHeapMegabytes, name: 'clean', stopMilliseconds: 5_000 })
  onStop(threads.close)

  const deps = withFailpoints('worker-clean', config, {
    pipelines,
    objects,
    store: config,
    queues,
    threads,
    reportEnd: ({ state }: { state: 'succeeded' | 'failed' | 'cancelled' }) => metrics.pipelinesTotal.inc({ stage: 'clean', status: state }),
    timestamp: () => new Date().toISOString()
  })
  const running = runWorker({ queue: 'clean', redisUrl, concurrency: 1, handler: createCleanDataset(deps), onDead: createEndUncleaned(deps), log, metrics })
  onStop(running.close)
  await running.ready

  const probes = await serveProbes({ port: config.metricsPort, host: config.host, metrics, isReady: ping })
  onStop(probes.close)
  log.info({ url: probes.url }, 'takes datasets')
  return { url: probes.url }
})
