import { redisKeys, toErrorRecord } from '@assay/shared'
import type { ApiDeps, ApiServer } from '../api.ts'
import { createChampionCache } from './champion-cache.ts'
import type { ChampionCache } from './champion-cache.ts'
import { openModel } from './served-model.ts'

/** Announcements can be lost while Redis is away: pointers are looked at this often all the same. */
const lookMilliseconds = 2_000

/**
 * A champion cache that follows promotions made anywhere, until the server closes. The model promoted last is in memory before the server
 * listens: loaded by the first requests, it would keep all of them waiting.
 */
export async function openChampionCache (app: ApiServer, { registry, subscribe, log }: Pick<ApiDeps, 'registry' | 'subscribe' | 'log'>): Promise<ChampionCache> {
  const champions = createChampionCache({ registry, open: openModel, log })
  const warn = (error: unknown): void => log.warn({ err: error }, 'a champion cannot be followed; the one before answers, if there is one')

  const unsubscribe = await subscribe([redisKeys.championChannel], (_channel, name) => {
    champions.follow(name).catch(warn)
  })
  await champions.get().catch((error: unknown) => { if (toErrorRecord(error).code !== 'MODEL_NOT_FOUND') warn(error) })
  let looking = false
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    champions.followAll().catch(warn).finally(() => { looking = false })
  }, lookMilliseconds)
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await unsubscribe()
  })
  return champions
}
