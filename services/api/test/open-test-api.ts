import { createLog, createMetrics, openQueues } from '@assay/runtime'
import type { Queues } from '@assay/runtime'
import { openAnswerCounts, openMemoryStore, openModelRegistry, openPipelineStore, openRedis, openTrialStore, subscribeChanges } from '@assay/storage'
import type { ObjectStore } from '@assay/storage'
import { startRedis } from '@assay/testkit'
import { createApi } from '../src/api.ts'
import type { ApiDeps, ApiServer } from '../src/api.ts'

export interface TestApi extends ApiDeps {
  readonly app: ApiServer
  readonly redisUrl: string
  /** Another API on the same stores, as a second replica. */
  readonly openReplica: () => Promise<ApiServer>
  readonly close: () => Promise<void>
}

export interface TestApiOptions {
  readonly config?: Partial<ApiDeps['config']>
  readonly objects?: ObjectStore
}

/** The API on a Redis of its own and an object store in memory. Each look at its clock is a second after the one before. */
export async function openTestApi ({ config, objects = openMemoryStore() }: TestApiOptions = {}): Promise<TestApi> {
  const server = await startRedis()
  const redis = await openRedis(server.url, { role: 'api' })
  const queues: Queues = await openQueues(server.url)
  let seconds = 0
  const now = (): Date => new Date(Date.UTC(2030, 0, 1, 12, 0, seconds++))
  const deps: ApiDeps = {
    config: { apiKeys: [], maxDatasetBytes: 1_000_000_000, requestsPerMinute: undefined, receiptDays: 30, ...config },
    objects,
    pipelines: openPipelineStore(redis, objects, now),
    trials: openTrialStore(redis),
    registry: openModelRegistry(redis, objects, now),
    answerCounts: openAnswerCounts(redis, now),
    queues,
    metrics: createMetrics('api'),
    log: createLog({ service: 'api', level: 'silent' }),
    now,
    ping: async () => { await Promise.all([redis.ping(), objects.ping()]) },
    subscribe: (channels, listener) => subscribeChanges(redis, channels, listener)
  }
  const open: ApiServer[] = []
  const openReplica = async (): Promise<ApiServer> => {
    const app = await createApi({ ...deps, metrics: createMetrics('api') })
    open.push(app)
    return app
  }
  return {
    ...deps,
    app: await openReplica(),
    redisUrl: server.url,
    openReplica,
    async close () {
      await Promise.all(open.map((app) => app.close()))
      await queues.close()
      redis.disconnect()
      await server.stop()
    }
  }
}
