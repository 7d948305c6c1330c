import { availableParallelism, hostname } from 'node:os'
import { createLog, createMetrics, createReportTrial, createTrialPusher, openQueues, openService, runWorker, serveProbes, withFailpoints } from '@assay/runtime'
import { openStorage } from '@assay/storage'
import type { Service } from '@assay/runtime'
import { createEndDeadTrial } from './end-dead-trial.ts'
import { createRunTrial } from './run-trial.ts'
import { createTableCache } from './table-cache.ts'
import { openTrainer } from './trainer.ts'
import type { WorkerTrainConfig } from './config.ts'

/** worker-train: takes trials from the queue, as many at a time as it has threads, not counting those that are only to be stored. */
export const openWorkerTrain = (config: WorkerTrainConfig): Promise<Service> => openService('worker-train', async (onStop) => {
  const log = createLog({ service: 'worker-train', level: config.logLevel })
  const metrics = createMetrics('worker-train')
  const cores = availableParallelism()
  const threads = config.trainThreads ?? Math.max(Math.min(2, cores), cores - 1)
  const worker = `${hostname()}-${process.pid}`

  const { redisUrl, objects, pipelines, trials, ping, close } = await openStorage(config, 'worker', () => new Date())
  onStop(close)
  const pusher = createTrialPusher(config.pushgatewayUrl, { metrics, ttlSeconds: config.pushedTrialSeconds })
  onStop(pusher.close)
  const reportTrial = createReportTrial(metrics, pusher)
  const trainer = openTrainer({ threads, heapMegabytes: config.threadHeapMegabytes, tables: createTableCache(objects), isUnwanted: pipelines.isUnwanted })
  onStop(trainer.close)

  const queues = await openQueues(redisUrl)
  onStop(queues.close)
  const handler = createRunTrial(withFailpoints('worker-train', config, { pipelines, trials, objects, trainer, queues, reportTrial, worker, now: Date.now }))
  const onDead = createEndDeadTrial({ pipelines, trials, objects, reportTrial, worker })
  const running = runWorker({ queue: 'train', redisUrl, concurrency: threads, ahead: 1, handler, onDead, log, metrics })
  onStop(running.close)
  await running.ready

  const probes = await serveProbes({ port: config.metricsPort, host: config.host, metrics, isReady: ping })
  onStop(probes.close)
  log.info({ worker, threads, url: probes.url }, 'takes trials')
  return { url: probes.url }
})
