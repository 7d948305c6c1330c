import { AppError, redisRoles, type RedisRole } from '@assay/shared'
import { Redis } from 'ioredis'

/** One connection for BullMQ; who opens it closes it. It reconnects for ever, at most two seconds apart. */
export function connectRedis (url: string, role: RedisRole): Redis {
  const redis = new Redis(url, {
    ...redisRoles[role],
    connectTimeout: 5_000,
    retryStrategy: (times) => Math.min(50 * 2 ** times, 2_000)
  })
  // Each failing command says so by itself; without a listener ioredis prints every attempt to reconnect.
  redis.on('error', () => {})
  return redis
}

/** Foreseen trouble passes; whatever else a Redis command threw means that Redis does not answer as it should. */
export async function whenRedisAnswers<T> (ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('QUEUE_UNREACHABLE', `Redis does not take or give jobs (${reason}); check REDIS_URL and that Redis runs`, { cause: error })
  }
}
