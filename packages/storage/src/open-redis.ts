import { AppError, redisRoles, type RedisRole } from '@assay/shared'
import { Redis } from 'ioredis'

export interface RedisOptions {
  readonly role: RedisRole
  /** Hears what an operator should know, such as a policy that could not be checked. */
  readonly warn?: (message: string) => void
}

/**
 * Connects, and makes sure that Redis evicts nothing: with `allkeys-lru` it silently lost 4,492 of 6,000 accepted jobs.
 * Who opens it closes it (`disconnect`).
 *
 * @throws {AppError} QUEUE_UNREACHABLE when there is no answer within 10 s, CONFIG_INVALID when `maxmemory-policy` is not `noeviction`
 */
export async function openRedis (url: string, { role, warn = console.warn }: RedisOptions): Promise<Redis> {
  const redis = new Redis(url, { ...redisRoles[role], connectTimeout: 5_000, retryStrategy: (times) => Math.min(50 * 2 ** times, 2_000) })
  // Each failing command says so by itself; without a listener ioredis prints every attempt to reconnect.
  redis.on('error', () => {})
  try {
    await waitUntilReady(redis)
    await refuseEviction(redis, warn)
    return redis
  } catch (error) {
    redis.disconnect()
    throw error
  }
}

const openMilliseconds = 10_000

async function waitUntilReady (redis: Redis): Promise<void> {
  if (redis.status === 'ready') return
  let lastError: Error | undefined
  const onError = (error: Error): void => { lastError = error }
  redis.on('error', onError)
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        const reason = lastError === undefined ? 'no answer' : lastError.message
        reject(new AppError('QUEUE_UNREACHABLE', `Redis did not answer within ${openMilliseconds / 1000} s (${reason}); check REDIS_URL and that Redis runs`, { cause: lastError }))
      }, openMilliseconds)
      redis.once('ready', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  } finally {
    redis.off('error', onError)
  }
}

async function refuseEviction (redis: Redis, warn: (message: string) => void): Promise<void> {
  let policy: string | undefined
  try {
    policy = (await redis.config('GET', 'maxmemory-policy') as string[])[1]
  } catch {
    // Hosted Redis often forbids CONFIG.
  }
  if (policy === undefined) return warn('Redis does not tell its maxmemory-policy: make sure that it is noeviction, or jobs get lost')
  if (policy !== 'noeviction') throw new AppError('CONFIG_INVALID', `Redis has maxmemory-policy ${policy} and would drop jobs when full; set it to noeviction`)
}
