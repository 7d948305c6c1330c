import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@assay/client'
import { startAssay } from '@assay/embedded'
import type { Pipeline, PipelineRequest } from '@assay/shared'
import { sum } from '../benchmark.ts'
import { findProcesses } from '../../packages/embedded/test/chaos/find-processes.ts'
import { cpuSecondsOf } from '../serving/start-program.ts'

export interface PipelineRun {
  readonly csv: Uint8Array<ArrayBuffer>
  readonly options: PipelineRequest
  /** Trials at a time. */
  readonly slots: number
}

export interface PipelineCost {
  readonly pipeline: Pipeline
  /** Of the best trial or the ensemble, cross-validated, and on the locked test part. */
  readonly score: number
  readonly testScore: number
  /** From the first byte sent to the last state. */
  readonly wallSeconds: number
  /** All processes, Redis included; null where there is no /proc. */
  readonly cpuSeconds: number | null
  /** From the first trial's claim to when the last one was committed. */
  readonly searchSeconds: number
  /** What each trial took, from its thread's begin to its answer. */
  readonly trialSeconds: readonly number[]
}

/** Runs one pipeline on a process tree of its own, as `npm start` starts it. Its start does not count. */
export async function runPipeline ({ csv, options, slots }: PipelineRun): Promise<PipelineCost> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'assay-benchmark-'))
  const environment = { ...process.env, DATA_DIR: dataDirectory, PORT: '0', TRAIN_THREADS: String(slots) }
  const assay = await startAssay({ port: 0, host: '127.0.0.1', dataDirectory, redisUrl: undefined, apiKeys: [], demo: 'off' }, environment, () => {})
  try {
    const client = createClient({ url: assay.url! })
    const cpuBefore = await cpuSecondsSoFar(dataDirectory)
    const startedAt = performance.now()
    const { pipeline: { id } } = await client.datasets.upload(csv, options)
    let pipeline: Pipeline | undefined
    for await (const { event, content } of client.pipelines.watch(id)) if (event === 'pipeline') pipeline = content
    const wallSeconds = (performance.now() - startedAt) / 1000
    const cpuAfter = await cpuSecondsSoFar(dataDirectory)
    if (pipeline?.result === undefined) throw new Error(`the pipeline ${pipeline?.state}: ${pipeline?.error?.detail}`)

    const { scores } = await client.models.version(pipeline.result.model, pipeline.result.version)
    return {
      pipeline,
      score: scores['crossValidated']!,
      testScore: scores[pipeline.metric!]!,
      wallSeconds,
      cpuSeconds: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore,
      ...await readTrialTimes(join(dataDirectory, 'logs', 'worker-train.log'))
    }
  } finally {
    await assay.stop()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

/** Where one trial ran at a time, the queue's share of each: wall time of the search less what its trials took in their thread. */
export function queueMilliseconds ({ searchSeconds, trialSeconds }: PipelineCost): number {
  return (searchSeconds - sum(trialSeconds)) / trialSeconds.length * 1000
}

async function readTrialTimes (log: string): Promise<Pick<PipelineCost, 'searchSeconds' | 'trialSeconds'>> {
  const lines = (await readFile(log, 'utf8')).split('\n').filter((line) => line.includes('"trial ended"'))
  const ended = lines.map((line) => JSON.parse(line) as { readonly time: string, readonly claimedAt: string, readonly seconds: number })
  const searchMilliseconds = Math.max(...ended.map(({ time }) => Date.parse(time))) - Math.min(...ended.map(({ claimedAt }) => Date.parse(claimedAt)))
  return { searchSeconds: searchMilliseconds / 1000, trialSeconds: ended.map(({ seconds }) => seconds) }
}

/** CPU time so far of the living processes of a data directory. */
async function cpuSecondsSoFar (dataDirectory: string): Promise<number | null> {
  const processes = await findProcesses(dataDirectory).catch(() => null)
  return processes?.reduce((sum, { pid }) => sum + cpuSecondsOf(pid), 0) ?? null
}
