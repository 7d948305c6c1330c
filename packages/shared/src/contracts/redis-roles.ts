/** How long a process waits for Redis: the API answers its client soon, a worker waits for Redis to come back. */
export const redisRoles = {
  // A Redis that is frozen, rather than gone, keeps its connections: without a limit its clients would wait for ever.
  api: { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 10_000 },
  worker: { maxRetriesPerRequest: null }
} as const
export type RedisRole = keyof typeof redisRoles
