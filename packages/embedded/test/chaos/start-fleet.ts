import { rm, truncate, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { openService, startRedisServer } from '@assay/runtime'
import { readConfig } from '@assay/shared'
import type { Service } from '@assay/runtime'
import { embeddedSettings } from '../../src/config.ts'
import { startAssay } from '../../src/start-assay.ts'
import { startProcess } from '../../src/start-process.ts'

export interface FleetPlan {
  readonly dataDirectory: string
  /** The same at every start, so that a killed API is found again. */
  readonly port: number
  readonly gatewayUrl: string
  readonly trainProcesses: number
  /** Trials at a time in each of them. */
  readonly trainThreads: number
  readonly failpoints: readonly string[]
}

/** The tree that `npm start` starts, with as many worker-train as asked for. */
export const startFleet = (plan: FleetPlan): Promise<Service> => openService('fleet', async (onStop) => {
  const { dataDirectory, port, gatewayUrl, trainProcesses, trainThreads, failpoints } = plan
  const redis = await startRedisServer({ dataDirectory: redisFolder(dataDirectory), persist: true })
  onStop(redis.stop)
  const environment = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDirectory,
    REDIS_URL: redis.url,
    PUSHGATEWAY_URL: gatewayUrl,
    PUSHED_TRIAL_SECONDS: '3600',
    TRAIN_THREADS: String(trainThreads),
    FAILPOINTS: failpoints.join(','),
    LOG_LEVEL: 'info'
  }
  const assay = await startAssay(readConfig(embeddedSettings, environment), environment, () => {})
  onStop(assay.stop)
  for (let more = 2; more <= trainProcesses; more++) {
    const name = `worker-train-${more}`
    const script = new URL('../../../../services/worker-train/src/main.ts', import.meta.url)
    const { stop } = await startProcess({ name, script, environment, logFile: path.join(dataDirectory, 'logs', `${name}.log`), onRestart: () => {} })
    onStop(stop)
  }
  return { url: assay.url! }
})

/** What a machine's crash does to a Redis that syncs once a second, or a lost disk: the end of its log is gone, or all of it. */
export async function loseRedis (dataDirectory: string, lostShare: number): Promise<void> {
  const folder = path.join(redisFolder(dataDirectory), 'appendonlydir')
  if (lostShare === 1) return rm(folder, { recursive: true })
  const log = (await readdir(folder)).find((name) => name.endsWith('.incr.aof'))
  if (log === undefined) throw new Error(`Redis keeps no log in ${folder}`)
  const file = path.join(folder, log)
  await truncate(file, Math.floor((await stat(file)).size * (1 - lostShare)))
}

const redisFolder = (dataDirectory: string): string => path.join(dataDirectory, 'redis')
