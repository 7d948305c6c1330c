import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@assay/client'
import { writeCsv } from '@assay/table'
import type { Study } from '../study.ts'
import { jsonRows, syntheticArtifact } from '../synthetic-artifact.ts'
import { fitLearner, synthesise, type SyntheticRows } from '../synthetic-rows.ts'
import { postPaced, type Paced } from './post-paced.ts'
import { registerArtifact, serveChampion, startApi, stopProcess, type ServedChampion } from './serve-champion.ts'

const rate = 100
const trainedRows = 20_000

/** One run: the load, and what happened meanwhile. */
interface Round extends Paced { readonly trialsRunning: boolean }

export const servingUnderLoad: Study = {
  name: 'serving-under-load',
  title: `Serving while two trials train on the same machine: ${rate} single rows a second, across a promotion and a rolling restart of two API replicas`,
  usage: '[SECONDS] [ROUNDS]',
  async measure ([seconds = '60', rounds = '3']) {
    const given = synthesise(trainedRows)
    const { model } = fitLearner('boosting', given, { rounds: 300, learningRate: 0.1, maxDepth: 6 })
    const artifact = syntheticArtifact(model, given)
    const assay = await serveChampion(artifact)
    const workers = (['clean', 'train', 'eval'] as const).map((name) => startWorker(name, assay))
    try {
      const bodies = jsonRows(given, 100).map((row) => JSON.stringify(row))
      const challenger = await registerArtifact(assay.registry, artifact, 'second')
      const measured: Round[] = []
      for (let round = 0; round < Number(rounds); round++) measured.push(await measureRound(assay, given, { bodies, seconds: Number(seconds), champion: round % 2 === 0 ? challenger : 1, seed: round + 1 }))
      const best = measured.toSorted((a, b) => a.p99Milliseconds - b.p99Milliseconds)[0]!
      return {
        note: `Times from when a request was due, so that a server that is late cannot hide it. Best of ${rounds} rounds of ${seconds} s: p99 ${best.p99Milliseconds.toFixed(1)} ms, ${best.failed} requests failed.`,
        head: ['round', 'requests', 'failed', 'p50 ms', 'p99 ms', 'slowest ms', 'two trials trained throughout'],
        rows: measured.map((one, round) => [String(round + 1), String(one.requests), String(one.failed), one.medianMilliseconds.toFixed(1), one.p99Milliseconds.toFixed(1), one.slowestMilliseconds.toFixed(1), one.trialsRunning ? 'yes' : 'no']),
        results: { measured }
      }
    } finally {
      await Promise.all(workers.map(stopProcess))
      await assay.stop()
    }
  }
}

interface RoundPlan { readonly bodies: readonly string[], readonly seconds: number, readonly champion: number, readonly seed: number }

async function measureRound (assay: ServedChampion, given: SyntheticRows, { bodies, seconds, champion, seed }: RoundPlan): Promise<Round> {
  const client = createClient({ url: assay.url })
  const pipeline = await startTraining(client, given, seed)
  // Behind a proxy, a replica gets no new requests before it is stopped.
  const replicas = [await startApi(assay.redisUrl, assay.dataDirectory), await startApi(assay.redisUrl, assay.dataDirectory)]
  const inRotation = replicas.map(({ url }) => url)
  const restart = async (place: number): Promise<void> => {
    const old = inRotation.splice(place, 1)
    await sleep(200)
    const leaving = replicas.findIndex(({ url }) => url === old[0])
    await stopProcess(replicas[leaving]!.child)
    replicas[leaving] = await startApi(assay.redisUrl, assay.dataDirectory)
    inRotation.push(replicas[leaving]!.url)
  }
  const events = (async () => {
    await sleep(seconds * 200)
    await assay.registry.promote('speed', champion, 'under load')
    await sleep(seconds * 200)
    await restart(0)
    await restart(0)
  })()
  const paced = await postPaced({ url: () => `${inRotation[Math.floor(Math.random() * inRotation.length)]}/models/speed/predict`, bodies, rate, seconds })
  await events
  const { state, stage } = await client.pipelines.get(pipeline)
  await client.pipelines.cancel(pipeline)
  await Promise.all(replicas.map(({ child }) => stopProcess(child)))
  return { ...paced, trialsRunning: state === 'running' && stage === 'train' }
}

/** Returns when two trials train. */
async function startTraining (client: ReturnType<typeof createClient>, { rows, columns, target }: SyntheticRows, seed: number): Promise<string> {
  const table = { rows, columns: [...columns, { kind: 'number' as const, name: 'y', values: target }].map((column) => ({ ...column, values: column.values.subarray(0, rows) })) }
  const { pipeline } = await client.datasets.upload(writeCsv(table), { target: 'y', name: `trained-${seed}`, trials: 200, learners: 'boosting,forest', seed })
  for (;;) {
    const running = (await client.pipelines.trials(pipeline.id, { limit: 20 })).items.filter(({ state }) => state === 'running').length
    if (running >= 2) return pipeline.id
    await sleep(500)
  }
}

function startWorker (name: 'clean' | 'train' | 'eval', { redisUrl, dataDirectory }: ServedChampion): ChildProcess {
  return fork(new URL(`../../services/worker-${name}/src/main.ts`, import.meta.url), {
    env: { PATH: process.env['PATH'], REDIS_URL: redisUrl, DATA_DIR: dataDirectory, TRAIN_THREADS: '2' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
}
