import type { Redis } from 'ioredis'
import { whenRedisAnswers } from './redis-trouble.ts'

/**
 * Hears what is announced on channels, through a connection of its own that comes back by itself.
 * What is said while it is away is lost: a listener that must not miss anything also looks now and then.
 *
 * @param listener gets the channel and the message (an id or a name)
 * @returns ends the subscription
 */
export async function subscribeChanges (redis: Redis, channels: readonly string[], listener: (channel: string, message: string) => void): Promise<() => Promise<void>> {
  const ears = redis.duplicate({ enableOfflineQueue: true, maxRetriesPerRequest: null })
  ears.on('error', () => {})
  ears.on('message', listener)
  try {
    await whenRedisAnswers(() => ears.subscribe(...channels))
  } catch (error) {
    ears.disconnect()
    throw error
  }
  return async () => { ears.disconnect() }
}

/** Announces a change; nobody need listen. */
export async function announceChange (redis: Redis, channel: string, message: string): Promise<void> {
  await whenRedisAnswers(() => redis.publish(channel, message))
}
