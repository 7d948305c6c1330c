import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from '@assay/runtime'
import { createRandom } from '@assay/shared'
import type { Service } from '@assay/runtime'
import type { Trial } from '@assay/shared'
import { findProcesses } from './find-processes.ts'
import { shoot } from './shoot.ts'
import { loseRedis, startFleet } from './start-fleet.ts'
import { watchRecovery } from './watch-recovery.ts'
import type { Kill } from './shoot.ts'
import type { Scenario } from './scenarios.ts'

/** What a run came to; the first three are the same for every scenario. */
export interface Ending {
  /** Of the champion's artifact. */
  readonly sha256: string
  /** The bytes of `leaderboard.json`. */
  readonly leaderboard: string
  readonly trialStates: readonly string[]
  readonly state: string
  readonly versions: number
  readonly trialsPushed: number
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

const trials = 16
const patienceMilliseconds = 240_000
const pollMilliseconds = 200
const pauseMilliseconds = 4_000

/** Runs the pipeline on a fleet of its own while the scenario happens to it. @throws {Error} when it does not end in four minutes */
export async function runScenario (scenario: Scenario, csv: string, gatewayUrl: string): Promise<Ending> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'assay-chaos-'))
  const plan = { ...scenario, dataDirectory, gatewayUrl, port: await findFreePort() }
  const enough = new AbortController()
  const kills: Kill[] = []
  let fleet: Service | undefined
  const get = <T>(route: string): Promise<T> => askUntilAnswered(`http://127.0.0.1:${plan.port}${route}`, enough.signal)
  try {
    fleet = await startFleet(plan)
    const startedAt = performance.now()
    // A process may die of it: what was acknowledged or stored goes on all the same.
    await fetch(`${fleet.url}/datasets?target=Attrition&name=chaos&trials=${trials}`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: csv }).catch(() => {})
    const { items: [pipeline] } = await get<{ items: readonly { id: string }[] }>('/pipelines')
    const { id } = pipeline!
    const recovery = watchRecovery(async () => (await get<{ items: readonly Trial[] }>(`/pipelines/${id}/trials`)).items, dataDirectory, enough.signal)
    const shooting = shoot({
      dataDirectory, victims: scenario.victims, pauseMilliseconds, random: createRandom(scenario.seed), signal: enough.signal, onKill: (kill) => kills.push(kill)
    })

    const isEnded = async (): Promise<boolean> => !['queued', 'running'].includes((await get<{ state: string }>(`/pipelines/${id}`)).state)
    if (scenario.lostShare > 0) {
      await until(async () => (await get<{ items: readonly Trial[] }>(`/pipelines/${id}/trials`)).items.filter(({ state }) => state === 'completed').length >= 4)
      await fleet.stop()
      await loseRedis(dataDirectory, scenario.lostShare)
      fleet = await startFleet(plan)
    }
    await until(isEnded)
    const seconds = (performance.now() - startedAt) / 1000

    const { state } = await get<{ state: string }>(`/pipelines/${id}`)
    const { items } = await get<{ items: readonly Trial[] }>(`/pipelines/${id}/trials`)
    const { versions } = await get<{ versions: readonly { sha256: string }[] }>('/models/chaos')
    const artifact = await fetch(`${fleet.url}/models/chaos/versions/1/artifact`).then((answer) => answer.arrayBuffer())
    enough.abort()
    await shooting
    return {
      sha256: createHash('sha256').update(new Uint8Array(artifact)).digest('hex'),
      leaderboard: await readFile(path.join(dataDirectory, 'objects/pipelines', id, 'leaderboard.json'), 'utf8'),
      trialStates: items.map(({ state, error }) => error === undefined ? state : `${state} (${error.code}: ${error.detail})`),
      state,
      versions: versions.length,
      trialsPushed: await countPushed(gatewayUrl, id),
      // Told when the commit counted; a worker that was killed in between says nothing.
      mostCommits: await countMost(dataDirectory, 'trial ended'),
      mostDeaths: await countMost(dataDirectory, 'a job lost its worker and comes again'),
      kills,
      failpointsReached: await readdir(path.join(dataDirectory, 'failpoints')).catch(() => []),
      recoverySeconds: await recovery,
      seconds,
      orphans: await stopAndLookRound()
    }
  } finally {
    enough.abort()
    await fleet?.stop()
    await rm(dataDirectory, { recursive: true, force: true })
  }

  async function stopAndLookRound (): Promise<readonly string[]> {
    await fleet?.stop()
    return (await findProcesses(dataDirectory)).map(({ role, pid }) => `${role} (${pid})`)
  }
}

/** The API may be dead for a moment, or without its Redis. */
async function askUntilAnswered<T> (url: string, signal: AbortSignal): Promise<T> {
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).catch(() => null)
    if (answer?.ok) return await answer.json() as T
    await wait(pollMilliseconds, undefined, { signal })
  }
}

async function until (isSo: () => Promise<boolean>): Promise<void> {
  const patience = performance.now() + patienceMilliseconds
  while (!await isSo()) {
    if (performance.now() > patience) throw new Error(`the pipeline did not come on in ${patienceMilliseconds / 1000} s`)
    await wait(pollMilliseconds)
  }
}

async function countPushed (gatewayUrl: string, pipelineId: string): Promise<number> {
  const text = await fetch(`${gatewayUrl}/metrics`).then((answer) => answer.text())
  return text.split('\n').filter((line) => line.startsWith('assay_trial_success{') && line.includes(`pipeline="${pipelineId}"`)).length
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
