/** How long a process waits for Redis: the API answers its client soon, a worker waits for Redis to come back. */
export const redisRoles = {
  api: { enableOfflineQueue: false, maxRetriesPerRequest: 1 },
  worker: { maxRetriesPerRequest: null }
} as const
export type RedisRole = keyof typeof redisRoles
