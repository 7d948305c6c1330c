import { AppError } from '@assay/shared'
import { Redis } from 'ioredis'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findBinary, type Binary } from './find-binary.ts'
import { findFreePort } from './free-port.ts'
import { startServer } from './start-server.ts'

export interface RedisServer {
  /** With its password; only this machine reaches it. */
  readonly url: string
  /** Which Redis was taken, in words. */
  readonly from: string
  /** True for the stand-in in JavaScript: in memory only, about 40 jobs a second. */
  readonly isStandIn: boolean
  readonly stop: () => Promise<void>
}

export interface RedisServerPlan {
  /** Made where it is missing; belongs to one server at a time. */
  readonly dataDirectory: string
  /** Keeps what it was told within the last second through every end (AOF). */
  readonly persist: boolean
}

/**
 * Starts a private Redis: the one on the PATH, else Debian's, fetched without root, else a stand-in in JavaScript.
 * It ends with this process, however that ends.
 *
 * @throws {AppError} CONFIG_INVALID when another server uses the folder, QUEUE_UNREACHABLE when none starts
 */
export async function startRedisServer ({ dataDirectory, persist }: RedisServerPlan): Promise<RedisServer> {
  await mkdir(dataDirectory, { recursive: true })
  await waitUntilUnused(dataDirectory)
  // Debian's redis-server is a link to a file of redis-tools, which a system may have by itself.
  const binary = await findBinary({ names: ['redis-server', 'valkey-server'], packages: ['redis-server', 'redis-tools'] })
  for (let attempt = 1; ; attempt++) {
    try {
      return binary === null ? await startStandIn(dataDirectory) : await startReal(binary, dataDirectory, persist)
    } catch (error) {
      // Another process may have taken the port that was free.
      if (attempt === 3) throw new AppError('QUEUE_UNREACHABLE', `no Redis could be started; install one, or set REDIS_URL: ${(error as Error).message}`, { cause: error })
    }
  }
}

async function startReal ({ command, from }: Binary, dataDirectory: string, persist: boolean): Promise<RedisServer> {
  const [port, password] = [await findFreePort(), randomBytes(24).toString('hex')]
  const settings = [
    'bind 127.0.0.1', `port ${port}`, `requirepass ${password}`, `dir ${JSON.stringify(dataDirectory)}`, 'daemonize no', 'save ""',
    `appendonly ${persist ? 'yes' : 'no'}`, 'appendfsync everysec', 'maxmemory-policy noeviction'
  ]
  const settingsFile = join(dataDirectory, settingsName)
  // In a file of ours alone, as arguments can be read by every user of the machine.
  await writeFile(settingsFile, `${settings.join('\n')}\n`, { mode: 0o600 })
  const url = urlOf(port, password)
  const { stop } = await startServer({ name: 'Redis', command: [...command, settingsFile], directory: dataDirectory, isReady: () => answers(url) })
  return { url, from, isStandIn: false, stop }
}

/** In memory, about 40 jobs a second. */
export async function startStandIn (dataDirectory: string): Promise<RedisServer> {
  const port = await findFreePort()
  const url = `redis://127.0.0.1:${port}`
  const command = [process.execPath, fileURLToPath(new URL('./stand-in-redis.ts', import.meta.url)), String(port)]
  const { stop } = await startServer({ name: 'the stand-in Redis', command, directory: dataDirectory, isReady: () => answers(url) })
  return { url, from: 'A STAND-IN IN JAVASCRIPT: slow, and what is queued is lost when it stops. Install redis-server, or set REDIS_URL', isStandIn: true, stop }
}

const settingsName = 'redis.conf'
const patienceMilliseconds = 10_000

const urlOf = (port: number, password: string): string => `redis://:${password}@127.0.0.1:${port}`

/** Two servers on one append-only file destroy it. The last one's may still be saying goodbye. */
async function waitUntilUnused (dataDirectory: string): Promise<void> {
  const settings = await readFile(join(dataDirectory, settingsName), 'utf8').catch(() => '')
  const [port, password] = [/^port (\d+)$/m.exec(settings)?.[1], /^requirepass (\w+)$/m.exec(settings)?.[1]]
  if (port === undefined || password === undefined) return
  const url = urlOf(Number(port), password)
  const patience = performance.now() + patienceMilliseconds
  while (await answers(url).catch(() => false)) {
    if (performance.now() > patience) throw new AppError('CONFIG_INVALID', `another Assay uses ${dataDirectory}; stop it, or choose another DATA_DIR`)
    await sleep(100)
  }
}

async function answers (url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0, connectTimeout: 1_000 })
  redis.on('error', () => {})
  try {
    await redis.connect()
    return await redis.ping() === 'PONG'
  } finally {
    redis.disconnect()
  }
}
