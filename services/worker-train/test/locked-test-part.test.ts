import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openQueues } from '@assay/runtime'
import { objectKeys } from '@assay/shared'
import { openMemoryStore, openModelRegistry, openPipelineStore, openRedis, openTrialStore, writeDocument } from '@assay/storage'
import { startRedis } from '@assay/testkit'
import { expect, it } from 'vitest'
import { prepareDataset } from '../../worker-clean/src/prepare-dataset.ts'
import { createEvaluatePipeline } from '../../worker-eval/src/evaluate-pipeline.ts'
import { evaluateWinner } from '../../worker-eval/src/evaluate-winner.ts'
import { createRunTrial } from '../src/run-trial.ts'
import { createTableCache } from '../src/table-cache.ts'
import { openTrainer } from '../src/trainer.ts'
import type { Log } from '@assay/runtime'
import type { PipelineOrder } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'
import { someEmployees } from '../../../packages/embedded/test/chaos/some-employees.ts'

const order: PipelineOrder = {
  id: 'p1', datasetId: 'd1', modelName: 'employees', lag: 8, createdAt: '2026-01-01T00:00:00Z',
  options: { target: 'Attrition', trials: 2, learners: ['baseline', 'logistic'], seed: 1, ignore: [], accept: [] }
}
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, child: () => silent }
const tools = { signal: new AbortController().signal, log: silent, jobId: 'job', attempt: 1 }

/** The store as one service has it; every key that is read is written down. */
function withAccessLog (objects: ObjectStore): { readonly objects: ObjectStore, readonly read: Set<string> } {
  const read = new Set<string>()
  const noting = <Rest extends unknown[], Result>(method: (key: string, ...rest: Rest) => Result) => (key: string, ...rest: Rest): Result => {
    read.add(key)
    return method(key, ...rest)
  }
  return { read, objects: { ...objects, get: noting(objects.get), getStream: noting(objects.getStream), getRange: noting(objects.getRange), move: noting(objects.move) } }
}

it('only worker-eval reads the locked test part, from the first byte to the registered model', async () => {
  const server = await startRedis()
  const redis = await openRedis(server.url, { role: 'worker' })
  const queues = await openQueues(server.url)
  const store = openMemoryStore()
  const services = { clean: withAccessLog(store), train: withAccessLog(store), eval: withAccessLog(store) }
  const trials = openTrialStore(redis)
  const trainer = openTrainer({ threads: 1, heapMegabytes: 512, tables: createTableCache(services.train.objects), isUnwanted: async () => false })
  try {
    await store.put(objectKeys.datasetRaw('d1'), new TextEncoder().encode(someEmployees()))
    await openPipelineStore(redis, store).create(order)
    const cleaned = await prepareDataset({ order, objects: services.clean.objects, shouldStop: () => false, onProgress: () => {} })
    if (!('prepared' in cleaned)) throw new Error(cleaned.refused.detail)
    await writeDocument(store, objectKeys.prepared('p1'), cleaned.prepared)

    const runTrial = createRunTrial({
      pipelines: openPipelineStore(redis, services.train.objects), trials, objects: services.train.objects, trainer, queues, reportTrial: async () => {}, worker: 'w', now: () => 0
    })
    for (const trial of [0, 1]) await runTrial({ pipelineId: 'p1', trial }, tools)
    const evaluate = createEvaluatePipeline({
      pipelines: openPipelineStore(redis, services.eval.objects), trials, objects: services.eval.objects, registry: openModelRegistry(redis, services.eval.objects),
      threads: { run: async (request) => evaluateWinner(request, () => false), close: async () => {} },
      reportTrial: async () => {}, reportEnd: () => {}, commit: undefined, timestamp: () => '2026-01-01T00:00:00Z'
    })
    await evaluate({ pipelineId: 'p1' }, tools)

    const locked = [objectKeys.table('d1', cleaned.prepared.tableHash, 'test'), objectKeys.testCells('d1', cleaned.prepared.tableHash)]
    const lockedOf = ({ read }: { read: Set<string> }): string[] => locked.filter((key) => read.has(key))
    expect(services.train.read).toContain(objectKeys.table('d1', cleaned.prepared.tableHash, 'train'))
    expect([lockedOf(services.clean), lockedOf(services.train), lockedOf(services.eval)]).toEqual([[], [], locked])
    expect((await openModelRegistry(redis, store).read('employees')).versions).toHaveLength(1)
  } finally {
    await trainer.close()
    await queues.close()
    redis.disconnect()
    await server.stop()
  }
}, 120_000)

it('no other source file names the locked test part', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const naming = globSync('{packages,services}/*/src/**/*.ts', { cwd: root }).filter((path) => /objectKeys\.(testCells|table\([^)]*'test')/.test(readFileSync(root + path, 'utf8')))
  expect(naming.sort()).toEqual(['services/worker-clean/src/prepare-dataset.ts', 'services/worker-eval/src/evaluate-pipeline.ts'])
})
