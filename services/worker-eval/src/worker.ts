import { fileURLToPath } from 'node:url'
import { createLog, createMetrics, createReportTrial, createTrialPusher, findCommit, openService, openThreadPool, runWorker, serveProbes, withFailpoints } from '@assay/runtime'
import { openStorage } from '@assay/storage'
import type { Service, ThreadPool } from '@assay/runtime'
import { createEndUnevaluated } from './end-unevaluated.ts'
import { createEvaluatePipeline } from './evaluate-pipeline.ts'
import type { WorkerEvalConfig } from './config.ts'
import type { EvaluateRequest, EvaluateResponse } from './evaluate-request.ts'

/** worker-eval: turns the best trial of a finished search into a registered model. */
export const openWorkerEval = (config: WorkerEvalConfig): Promise<Service> => openService('worker-eval', async (onStop) => {
  const log = createLog({ service: 'worker-eval', level: config.logLevel })
  const metrics = createMetrics('worker-eval')

  const { redisUrl, objects, pipelines, trials, registry, ping, close } = await openStorage(config, 'worker', () => new Date())
  onStop(close)
  const pusher = createTrialPusher(config.pushgatewayUrl, { metrics, ttlSeconds: config.pushedTrialSeconds })
  onStop(pusher.close)
  const threads: ThreadPool<EvaluateRequest, EvaluateResponse> =
    openThreadPool({ script: new URL('./evaluate-thread.ts', import.meta.url), threads: 1, heapMegabytes: config.threadHeapMegabytes, name: 'evaluate' })
  onStop(threads.close)

  const deps = withFailpoints('worker-eval', config, {
    pipelines,
    trials,
    objects,
    registry,
    threads,
    reportTrial: createReportTrial(metrics, pusher),
    reportEnd: ({ state }: { state: 'succeeded' | 'failed' | 'cancelled' }) => metrics.pipelinesTotal.inc({ stage: 'evaluate', status: state }),
    commit: config.commit ?? await findCommit(fileURLToPath(new URL('../../../', import.meta.url))),
    timestamp: () => new Date().toISOString()
  })
  const running = runWorker({ queue: 'evaluate', redisUrl, concurrency: 1, handler: createEvaluatePipeline(deps), onDead: createEndUnevaluated(deps), log, metrics })
  onStop(running.close)
  await running.ready

  const probes = await serveProbes({ port: config.metricsPort, host: config.host, metrics, isReady: ping })
  onStop(probes.close)
  log.info({ url: probes.url }, 'takes evaluations')
  return { url: probes.url }
})
