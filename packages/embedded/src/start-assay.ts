import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { largePages, openService, startRedisServer } from '@assay/runtime'
import { AppError } from '@assay/shared'
import type { Environment, ProblemDetails } from '@assay/shared'
import type { Service } from '@assay/runtime'
import { startProcess } from './start-process.ts'
import type { EmbeddedConfig } from './config.ts'

/** The processes of the tree: the API first, so that people see something while the workers start. */
const services = {
  api: new URL('../../../services/api/src/main.ts', import.meta.url),
  'worker-clean': new URL('../../../services/worker-clean/src/main.ts', import.meta.url),
  'worker-train': new URL('../../../services/worker-train/src/main.ts', import.meta.url),
  'worker-eval': new URL('../../../services/worker-eval/src/main.ts', import.meta.url)
} as const

/**
 * Everything in one process tree: a Redis (the one of REDIS_URL, or one that is found or fetched), the API and the three workers.
 *
 * @param say  one line for people
 * @returns the running tree; its `url` is the API's
 * @throws {AppError} INTERNAL when a service does not start, STORE_UNREACHABLE
 */
export const startAssay = (config: EmbeddedConfig, environment: Environment, say: (line: string) => void): Promise<Service> =>
  openService('assay', async (onStop) => {
    const dataDirectory = path.resolve(config.dataDirectory)
    const logs = path.join(dataDirectory, 'logs')
    await mkdir(logs, { recursive: true })

    const redisUrl = config.redisUrl ?? await (async () => {
      const redis = await startRedisServer({ dataDirectory: path.join(dataDirectory, 'redis'), persist: true })
      onStop(redis.stop)
      say(`Redis: ${redis.from}`)
      return redis.url
    })()
    if (config.redisUrl !== undefined) say(`Redis: ${config.redisUrl.replace(/\/\/[^@/]*@/, '//')} (REDIS_URL)`)

    const childEnvironment = { ...environment, REDIS_URL: redisUrl, DATA_DIR: dataDirectory }
    const starting = Object.entries(services).map(([name, script]) => startProcess({
      name,
      script,
      environment: name === 'worker-clean' ? { ...largePages, ...childEnvironment } : childEnvironment,
      logFile: path.join(logs, `${name}.log`),
      onRestart: (reason) => say(`${reason}; it is started again (log: ${path.join(logs, `${name}.log`)})`)
    }))
    const started = await Promise.allSettled(starting)
    // Registered as one, so that they stop side by side.
    onStop(() => Promise.all(started.map((result) => result.status === 'fulfilled' ? result.value.stop() : undefined)))
    const failure = started.find((result) => result.status === 'rejected')
    if (failure !== undefined) throw failure.reason
    const [api] = await Promise.all(starting)
    await requireReady(api!.url!)
    return { url: api!.url! }
  })

/** The object store is first asked for here: a wrong OBJECTS_URL is told now, not at the first upload. */
async function requireReady (url: string): Promise<void> {
  const response = await fetch(`${url}/ready`)
  if (response.ok) return
  const { detail } = await response.json() as ProblemDetails
  throw new AppError('STORE_UNREACHABLE', detail)
}
