import { redisKeys } from '@assay/shared'
import type { ApiDeps, ApiServer } from '../api.ts'
import { createChampionCache } from './champion-cache.ts'
import type { ChampionCache } from './champion-cache.ts'
import { openModel } from './served-model.ts'

/** Announcements can be lost while Redis is away: pointers are looked at this often all the same. */
const lookMilliseconds = 2_000

/** A champion cache that follows promotions made anywhere, until the server closes. */
export async function openChampionCache (app: ApiServer, { registry, subscribe, log }: Pick<ApiDeps, 'registry' | 'subscribe' | 'log'>): Promise<ChampionCache> {
  const champions = createChampionCache({ registry, open: openModel, log })
  const warn = (error: unknown): void => log.warn({ err: error }, 'a champion cannot be followed; the one before answers')

  const unsubscribe = await subscribe([redisKeys.championChannel], (_channel, name) => {
    champions.follow(name).catch(warn)
  })
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
