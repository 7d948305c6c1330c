import { AppError } from '@assay/shared'
import type { Redis } from 'ioredis'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { whenRedisAnswers } from './redis-trouble.ts'
import { defineReleaseLock } from './scripts/release-lock.ts'

const leaseMilliseconds = 10_000
/** Longer than the lease: a holder that was killed is outwaited. */
const patienceMilliseconds = 15_000

export interface Locks {
  /**
   * Runs alone among all processes, waiting up to 15 s for its turn. The lock is a lease of 10 s: who may take longer must be able to bear company,
   * so what is done inside checks what it expects to find before it writes.
   *
   * @throws {AppError} CONFLICT when the lock did not come free
   */
  readonly withLock: <T>(key: string, work: () => Promise<T>) => Promise<T>
}

export function openLocks (redis: Redis): Locks {
  const releaseLock = defineReleaseLock(redis)
  return {
    async withLock (key, work) {
      const token = randomUUID()
      const patience = performance.now() + patienceMilliseconds
      while (await whenRedisAnswers(() => redis.set(key, token, 'PX', leaseMilliseconds, 'NX')) === null) {
        if (performance.now() > patience) throw new AppError('CONFLICT', `another process holds ${key}; try again`)
        await sleep(20)
      }
      try {
        return await work()
      } finally {
        // A lock that cannot be released ends with its lease.
        await releaseLock(key, token).catch(() => {})
      }
    }
  }
}
