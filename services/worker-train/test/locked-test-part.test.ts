import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { objectKeys } from '@assay/shared'
import { openMemoryStore, openModelRegistry, openPipelineStore, openRedis, readDocument } from '@assay/storage'
import { expect, it } from 'vitest'
import { openTestApi } from '../../api/test/open-test-api.ts'
import { createCleanDataset } from '../../worker-clean/src/clean-dataset.ts'
import { prepareDataset } from '../../worker-clean/src/prepare-dataset.ts'
import { createEvaluatePipeline } from '../../worker-eval/src/evaluate-pipeline.ts'
import { evaluateWinner } from '../../worker-eval/src/evaluate-winner.ts'
import { createRunTrial } from '../src/run-trial.ts'
import { createTableCache } from '../src/table-cache.ts'
import { openTrainer } from '../src/trainer.ts'
import type { Log } from '@assay/runtime'
import type { Prepared } from '@assay/model'
import type { Pipeline } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'
import { someEmployees } from '../../../packages/embedded/test/chaos/some-employees.ts'

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, child: () => silent }
const tools = { signal: new AbortController().signal, log: silent, jobId: 'job', attempt: 1, takeSlot: async () => {}, freeSlot: () => {} }

/** The store as one service has it; every key that is read is written down. */
function withAccessLog (objects: ObjectStore): { readonly objects: ObjectStore, readonly read: Set<string> } {
  const read = new Set<string>()
  const noting = <Rest extends unknown[], Result>(method: (key: string, ...rest: Rest) => Result) => (key: string, ...rest: Rest): Result => {
    read.add(key)
    return method(key, ...rest)
  }
  return { read, objects: { ...objects, get: noting(objects.get), getStream: noting(objects.getStream), getRange: noting(objects.getRange), move: noting(objects.move) } }
}

/** Every GET route of the API that its description names, asked for this pipeline and its model. */
async function readEverything ({ app }: Awaited<ReturnType<typeof openTestApi>>, { id, datasetId, modelName }: Pipeline): Promise<number[]> {
  const { paths } = (await app.inject('/openapi.json')).json<{ paths: Record<string, object> }>()
  const routes = Object.entries(paths).filter(([, methods]) => 'get' in methods).map(([path]) => path.replaceAll('{version}', '1').replaceAll('{name}', modelName).replaceAll('{id}', path.startsWith('/datasets') ? datasetId : id))
  const asked = await app.inject({ method: 'POST', url: `/models/${modelName}/predict?explain=true&conformal=true`, payload: { Age: 40 } })
  return [asked.statusCode, ...await Promise.all(routes.map(async (url) => (await app.inject(url)).statusCode))]
}

it('only worker-eval reads the locked test part, from the first byte to the answers of the registered model', async () => {
  const store = openMemoryStore()
  const services = { api: withAccessLog(store), clean: withAccessLog(store), train: withAccessLog(store), eval: withAccessLog(store) }
  const api = await openTestApi({ objects: services.api.objects })
  const redis = await openRedis(api.redisUrl, { role: 'worker' })
  const { trials, queues } = api
  const trainer = openTrainer({ threads: 1, heapMegabytes: 512, tables: createTableCache(services.train.objects), isUnwanted: async () => false })
  try {
    const upload = await api.app.inject({ method: 'POST', url: '/datasets?target=Attrition&name=employees&trials=2&learners=logistic', headers: { 'content-type': 'text/csv' }, payload: someEmployees() })
    const { pipeline } = upload.json<{ pipeline: Pipeline }>()
    const { id, datasetId } = pipeline
    const clean = createCleanDataset({
      pipelines: openPipelineStore(redis, services.clean.objects), objects: services.clean.objects, store: { objectsUrl: undefined, dataDirectory: '', s3Endpoint: undefined, s3Region: '', s3AccessKeyId: undefined, s3SecretAccessKey: undefined }, queues,
      threads: { run: ({ order }) => prepareDataset({ order, objects: services.clean.objects, shouldStop: () => false, onProgress: () => {} }), close: async () => {} },
      reportEnd: () => {}, timestamp: () => '2026-01-01T00:00:00Z'
    })
    await clean({ pipelineId: id }, tools)

    const runTrial = createRunTrial({
      pipelines: openPipelineStore(redis, services.train.objects), trials, objects: services.train.objects, trainer, queues, reportTrial: async () => {}, worker: 'w', now: () => 0
    })
    for (const trial of [0, 1]) await runTrial({ pipelineId: id, trial }, tools)
    const evaluate = createEvaluatePipeline({
      pipelines: openPipelineStore(redis, services.eval.objects), trials, objects: services.eval.objects, registry: openModelRegistry(redis, services.eval.objects),
      threads: { run: async (request) => evaluateWinner(request, () => false), close: async () => {} },
      reportTrial: async () => {}, reportEnd: () => {}, commit: undefined, timestamp: () => '2026-01-01T00:00:00Z'
    })
    await evaluate({ pipelineId: id }, tools)
    expect((await api.registry.read('employees')).versions).toHaveLength(1)
    const answers = await readEverything(api, pipeline)

    const { tableHash } = await readDocument<Prepared>(store, objectKeys.prepared(id))
    const locked = [objectKeys.table(datasetId, tableHash, 'test'), objectKeys.testCells(datasetId, tableHash)]
    const lockedOf = ({ read }: { read: Set<string> }): string[] => locked.filter((key) => read.has(key))
    expect(services.train.read).toContain(objectKeys.table(datasetId, tableHash, 'train'))
    expect(answers.filter((status) => status === 200).length).toBeGreaterThan(20)
    expect(services.api.read).toContain(objectKeys.artifact('employees', 1))
    expect([lockedOf(services.api), lockedOf(services.clean), lockedOf(services.train), lockedOf(services.eval)]).toEqual([[], [], [], locked])
  } finally {
    await trainer.close()
    redis.disconnect()
    await api.close()
  }
}, 120_000)

it('no other source file names the locked test part', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const naming = globSync('{packages,services}/*/src/**/*.ts', { cwd: root }).filter((path) => /objectKeys\.(testCells|table\([^)]*'test')/.test(readFileSync(root + path, 'utf8')))
  expect(naming.sort()).toEqual(['services/worker-clean/src/prepare-dataset.ts', 'services/worker-eval/src/evaluate-pipeline.ts'])
})
