import { AppError } from '@assay/shared'
import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { openAnswerCounts } from './open-answer-counts.ts'
import { openModelRegistry } from './open-model-registry.ts'
import { openObjectStore } from './open-object-store.ts'
import { openPipelineStore } from './open-pipeline-store.ts'
import { openRedis } from './open-redis.ts'
import { openTrialStore } from './open-trial-store.ts'
import type { Redis } from 'ioredis'
import type { AnswerCounts } from './answer-counts.ts'
import type { ModelRegistry } from './model-registry.ts'
import type { ObjectStore } from './object-store.ts'
import type { PipelineStore } from './pipeline-store.ts'
import type { TrialStore } from './trial-store.ts'

/** The settings that say where things are kept; names as in the table of settings. */
export interface StorageConfig extends ObjectStoreConfig { readonly redisUrl: string | undefined }

export interface ObjectStoreConfig {
  readonly dataDirectory: string
  readonly objectsUrl: string | undefined
  readonly s3Endpoint: string | undefined
  readonly s3Region: string
  readonly s3AccessKeyId: string | undefined
  readonly s3SecretAccessKey: string | undefined
}

export interface Storage {
  readonly redisUrl: string
  readonly redis: Redis
  readonly objects: ObjectStore
  readonly pipelines: PipelineStore
  readonly trials: TrialStore
  readonly registry: ModelRegistry
  readonly answerCounts: AnswerCounts
  /** Resolves when Redis and the object store answer. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Opens everything a service keeps things in.
 *
 * @param role an API gives up soon and answers; a worker waits for Redis to come back
 * @throws {AppError} CONFIG_INVALID, STORE_UNREACHABLE, QUEUE_UNREACHABLE
 */
export async function openStorage (config: StorageConfig, role: 'api' | 'worker', now: () => Date): Promise<Storage> {
  const { redisUrl } = config
  if (redisUrl === undefined) throw new AppError('CONFIG_INVALID', 'REDIS_URL is not set; a service alone needs a Redis to share with the others, and `npm start` brings its own')
  const objects = openConfiguredObjects(config)
  const redis = await openRedis(redisUrl, { role })
  return {
    redisUrl,
    redis,
    objects,
    pipelines: openPipelineStore(redis, objects),
    trials: openTrialStore(redis),
    registry: openModelRegistry(redis, objects, now),
    answerCounts: openAnswerCounts(redis, now),
    async ping () {
      await Promise.all([redis.ping(), objects.ping()])
    },
    async close () {
      redis.disconnect()
      await objects.close()
    }
  }
}

/** The object store that the settings name; without a URL, the folder `objects` in the data directory. */
export function openConfiguredObjects (config: ObjectStoreConfig): ObjectStore {
  const { objectsUrl, dataDirectory, s3Endpoint, s3Region, s3AccessKeyId, s3SecretAccessKey } = config
  return openObjectStore(objectsUrl ?? pathToFileURL(path.resolve(dataDirectory, 'objects')), {
    region: s3Region,
    ...(s3Endpoint !== undefined && { endpoint: s3Endpoint }),
    ...(s3AccessKeyId !== undefined && { accessKeyId: s3AccessKeyId }),
    ...(s3SecretAccessKey !== undefined && { secretAccessKey: s3SecretAccessKey })
  })
}
