import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findFreePort } from '@assay/runtime'
import { createRandom } from '@assay/shared'
import type { Service } from '@assay/runtime'
import type { Pipeline, PipelineRequest, Trial } from '@assay/shared'
import { askUntilAnswered, waitUntil } from './ask-fleet.ts'
import { findProcesses } from './find-processes.ts'
import { readPipelineEnding } from './read-pipeline-ending.ts'
import { shoot } from './shoot.ts'
import { loseRedis, startFleet } from './start-fleet.ts'
import { watchRecovery } from './watch-recovery.ts'
import type { PipelineEnding } from './read-pipeline-ending.ts'
import type { Kill } from './shoot.ts'
import type { Scenario } from './scenarios.ts'
import type { Workload } from './workloads.ts'

/** What a run came to. */
export interface Ending {
  /** In the order in which they were asked for. */
  readonly pipelines: readonly PipelineEnding[]
  readonly versions: number
  /** How often a trial's commit was told to have counted: of the trial with the most. */
  readonly mostCommits: number
  /** How often a job lost its worker: of the job that lost the most. */
  readonly mostDeaths: number
  readonly kills: readonly Kill[]
  readonly failpointsReached: readonly string[]
  /** From a worker's death to the moment that a client saw another have its trial. */
  readonly recoverySeconds: readonly number[]
  readonly seconds: number
  /** What was left running. */
  readonly orphans: readonly string[]
}

const patienceMilliseconds = 240_000
const pauseMilliseconds = 4_000

/** Runs a workload on a fleet of its own while the scenario happens to it. @throws {Error} when a pipeline does not come on for four minutes */
export async function runScenario (scenario: Scenario, { csv, orders }: Workload, gatewayUrl: string): Promise<Ending> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'assay-chaos-'))
  const plan = { ...scenario, dataDirectory, gatewayUrl, port: await findFreePort() }
  const enough = new AbortController()
  const kills: Kill[] = []
  let fleet: Service | undefined
  const get = <T>(route: string): Promise<T> => askUntilAnswered(`http://127.0.0.1:${plan.port}${route}`, enough.signal)
  try {
    fleet = await startFleet(plan)
    const startedAt = performance.now()
    const ids: string[] = []
    const recoveries: Promise<readonly number[]>[] = []
    let shooting: Promise<void> | undefined
    for (const order of orders) {
      const id = await orderPipeline(order, ids.length)
      ids.push(id)
      const readTrials = async (): Promise<readonly Trial[]> => (await get<{ items: readonly Trial[] }>(`/pipelines/${id}/trials`)).items
      recoveries.push(watchRecovery(readTrials, dataDirectory, enough.signal))
      shooting ??= shoot({ dataDirectory, victims: scenario.victims, pauseMilliseconds, random: createRandom(scenario.seed), signal: enough.signal, onKill: (kill) => kills.push(kill) })
      if (scenario.lostShare > 0) {
        await waitUntil(patienceMilliseconds, async () => (await readTrials()).filter(({ state }) => state === 'completed').length, (completed) => completed >= 4)
        await fleet.stop()
        await loseRedis(dataDirectory, scenario.lostShare)
        fleet = await startFleet(plan)
      }
      await waitUntil(patienceMilliseconds, () => readProgress(id), ({ state }) => state !== 'queued' && state !== 'running')
    }
    const seconds = (performance.now() - startedAt) / 1000

    const { versions } = await get<{ versions: readonly unknown[] }>('/models/chaos')
    const pipelines = await Promise.all(ids.map((id) => readPipelineEnding({ id, dataDirectory, gatewayUrl, get })))
    enough.abort()
    await shooting
    return {
      pipelines,
      versions: versions.length,
      // Told when the commit counted; a worker that was killed in between says nothing.
      mostCommits: await countMost(dataDirectory, 'trial ended'),
      mostDeaths: await countMost(dataDirectory, 'a job lost its worker and comes again'),
      kills,
      failpointsReached: await readdir(path.join(dataDirectory, 'failpoints')).catch(() => []),
      recoverySeconds: (await Promise.all(recoveries)).flat(),
      seconds,
      orphans: await stopAndLookRound()
    }
  } finally {
    enough.abort()
    await fleet?.stop()
    await rm(dataDirectory, { recursive: true, force: true })
  }

  /** A process may die of an order: what was acknowledged or stored goes on all the same, and only what was not is ordered again. */
  async function orderPipeline (order: PipelineRequest, before: number): Promise<string> {
    const query = new URLSearchParams(Object.entries(order).map(([name, value]) => [name, String(value)]))
    for (;;) {
      await fetch(`http://127.0.0.1:${plan.port}/datasets?${query}`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: csv }).catch(() => {})
      const { items: [newest, ...earlier] } = await get<{ items: readonly Pipeline[] }>('/pipelines')
      if (earlier.length === before && newest !== undefined) return newest.id
    }
  }

  async function readProgress (id: string): Promise<Pick<Pipeline, 'state' | 'progress' | 'trials'>> {
    const { state, progress, trials } = await get<Pipeline>(`/pipelines/${id}`)
    return { state, progress, trials }
  }

  async function stopAndLookRound (): Promise<readonly string[]> {
    await fleet?.stop()
    return (await findProcesses(dataDirectory)).map(({ role, pid }) => `${role} (${pid})`)
  }
}

/** @returns how many log lines with this message the job with the most of them has */
async function countMost (dataDirectory: string, message: string): Promise<number> {
  const folder = path.join(dataDirectory, 'logs')
  const logs = await Promise.all((await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')))
  const lines = logs.join('\n').split('\n').filter((line) => line.includes(`"${message}"`))
  const counts = new Map<string, number>()
  for (const line of lines) {
    const { jobId } = JSON.parse(line) as { jobId: string }
    counts.set(jobId, (counts.get(jobId) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}
