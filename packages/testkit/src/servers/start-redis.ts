import { Redis } from 'ioredis'
import { startTestServer, type TestServer } from './start-test-server.ts'

/** A Redis of its own, empty, that evicts nothing. */
export function startRedis (): Promise<TestServer> {
  return startTestServer({
    name: 'Redis',
    names: ['redis-server', 'valkey-server'],
    packages: ['redis-server', 'redis-tools'],
    image: 'redis:8-alpine',
    protocol: 'redis',
    prepare: (port, directory) => ['--bind', '127.0.0.1', '--port', String(port), '--dir', directory, '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
    isReady: answersPing
  })
}

async function answersPing (url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 })
  redis.on('error', () => {})
  try {
    await redis.connect()
    return await redis.ping() === 'PONG'
  } finally {
    redis.disconnect()
  }
}
