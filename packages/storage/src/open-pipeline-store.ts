import { AppError, objectKeys, pipelineStages, redisKeys, type PipelineOrder, type PipelineOutcome, type PipelineStage, type SearchCut } from '@assay/shared'
import type { Redis } from 'ioredis'
import { announceChange } from './changes.ts'
import { findDocument, writeDocumentOnce } from './documents.ts'
import type { ObjectStore } from './object-store.ts'
import type { LivePipeline, PipelineStore } from './pipeline-store.ts'
import { whenRedisAnswers } from './redis-trouble.ts'
import { openLocks } from './redis-lock.ts'
import { defineAdvancePipeline } from './scripts/advance-pipeline.ts'
import { defineFirstWriterWins } from './scripts/first-writer-wins.ts'

/** @param clock the time now; for `startedAt` and `searchStartedAt` */
export function openPipelineStore (redis: Redis, objects: ObjectStore, clock: () => Date = () => new Date()): PipelineStore {
  const advancePipeline = defineAdvancePipeline(redis)
  const firstWriterWins = defineFirstWriterWins(redis)
  const { withLock } = openLocks(redis)

  const readFields = (id: string): Promise<Record<string, string>> => whenRedisAnswers(() => redis.hgetall(redisKeys.pipeline(id)))
  const readOutcome = (id: string): Promise<PipelineOutcome | null> => findDocument(objects, objectKeys.pipelineOutcome(id))

  async function readOrder (id: string): Promise<PipelineOrder> {
    const order = isId(id) ? await findDocument<PipelineOrder>(objects, objectKeys.pipelineOrder(id)) : null
    if (order === null) throw new AppError('PIPELINE_NOT_FOUND', `there is no pipeline ${id}; GET /pipelines lists them`)
    return order
  }

  /** Newest first. */
  async function readOrders (): Promise<PipelineOrder[]> {
    const ids = (await objects.listFolder(objectKeys.pipelines)).filter((entry) => entry.endsWith('/')).map((entry) => entry.slice(0, -1))
    const orders = await Promise.all(ids.map((id) => findDocument<PipelineOrder>(objects, objectKeys.pipelineOrder(id))))
    return orders.filter((order) => order !== null).sort((a, b) => compare(b.createdAt, a.createdAt) || compare(a.id, b.id))
  }

  return {
    create: (order) => withLock(`${redisKeys.pipeline(order.id)}:lock`, async () => {
      const created = await writeDocumentOnce(objects, objectKeys.pipelineOrder(order.id), order)
      if (created) await announceChange(redis, redisKeys.pipelineChannel, order.id)
      return created
    }),
    async read (id) {
      const [order, outcome, fields] = await Promise.all([readOrder(id), isId(id) ? readOutcome(id) : null, readFields(id)])
      return { order, live: describe(fields, outcome), ...(outcome !== null && { outcome }) }
    },
    list: async () => (await readOrders()).map(({ id }) => id),
    async unfinished () {
      const ids = (await readOrders()).map(({ id }) => id).reverse()
      const ended = await Promise.all(ids.map(async (id) => await objects.size(objectKeys.pipelineOutcome(id)) !== null))
      return ids.filter((_, index) => !ended[index])
    },
    advance: (id, stage, stageProgress) => whenRedisAnswers(async () => {
      await advancePipeline(redisKeys.pipeline(id), pipelineStages.indexOf(stage) + 1, stage, stageProgress, clock().toISOString(), redisKeys.pipelineChannel, id)
    }),
    cutSearch: (id, cut) => whenRedisAnswers(async () => JSON.parse(await firstWriterWins(redisKeys.pipeline(id), 'searchCut', JSON.stringify(cut))) as SearchCut),
    async cancel (id) {
      await readOrder(id)
      if (await readOutcome(id) !== null) return false
      await whenRedisAnswers(() => redis.hset(redisKeys.pipeline(id), { cancelled: 1 }))
      await announceChange(redis, redisKeys.pipelineChannel, id)
      return true
    },
    isCancelled: (id) => whenRedisAnswers(async () => await redis.hexists(redisKeys.pipeline(id), 'cancelled') === 1),
    isUnwanted: (id, trial) => whenRedisAnswers(async () => {
      const [cancelled, cut] = await redis.hmget(redisKeys.pipeline(id), 'cancelled', 'searchCut')
      return cancelled != null || (cut != null && trial >= (JSON.parse(cut) as SearchCut).trials)
    }),
    end: (id, outcome) => withLock(`${redisKeys.pipeline(id)}:lock`, async () => {
      const ended = await writeDocumentOnce(objects, objectKeys.pipelineOutcome(id), outcome)
      // Also when another wrote it: it may have died before this.
      await whenRedisAnswers(() => redis.hset(redisKeys.pipeline(id), { ended: 1 }))
      await announceChange(redis, redisKeys.pipelineChannel, id)
      return ended
    }),
    async remove (id) {
      await objects.removeFolder(objectKeys.pipeline(id))
      await whenRedisAnswers(() => redis.del(redisKeys.pipeline(id)))
      await announceChange(redis, redisKeys.pipelineChannel, id)
    }
  }
}

function describe (fields: Readonly<Record<string, string>>, outcome: PipelineOutcome | null): LivePipeline {
  const searchCut = outcome?.searchCut ?? (fields.searchCut === undefined ? undefined : JSON.parse(fields.searchCut) as SearchCut)
  const stage = pipelineStages.find((candidate) => candidate === fields.stage)
  return {
    state: outcome?.state ?? (stage === undefined ? 'queued' : 'running'),
    stage: stage ?? (outcome === null ? 'clean' : 'evaluate') satisfies PipelineStage,
    stageProgress: outcome === null ? Number(fields.stageProgress ?? 0) : 1,
    cancelled: fields.cancelled !== undefined || outcome?.state === 'cancelled',
    ...(fields.startedAt !== undefined && { startedAt: fields.startedAt }),
    ...(fields.searchStartedAt !== undefined && { searchStartedAt: fields.searchStartedAt }),
    ...(searchCut !== undefined && { searchCut })
  }
}

/** Ids come from URLs: what could not be one is not looked up. */
const isId = (id: string): boolean => /^[\w-]+$/.test(id)

const compare = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0

