import { setImmediate } from 'node:timers/promises'
import { createRandom } from '@assay/shared'
import { encodeFoldPlan, encodeTable, numberColumn, planFolds, recipeOf, tableOf } from '@assay/table'
import { afterAll, describe, expect, it } from 'vitest'
import { openTrainer, type TrialRequest } from '../src/trainer.ts'
import type { Prepared } from '@assay/model'
import type { PipelineOrder } from '@assay/shared'

const rows = 2000
const prepared: Prepared = {
  problem: { target: 'height', kind: 'regression', metric: 'mae', classes: [] },
  recipe: recipeOf([{ name: 'age', format: { type: 'number', missing: [] } }]),
  fields: [], rules: [], planHash: 'one plan', tableHash: 'one hash', rows: { file: rows, training: rows, test: 0 }, validation: { folds: 5, repeats: 1, ordered: false }, leakWarnings: []
}
const cancelled = new Set<string>()
const trainer = openTrainer({ threads: 1, heapMegabytes: 256, tables: async (datasetId) => tables(Number(datasetId)), isUnwanted: async (id) => cancelled.has(id) })

afterAll(() => trainer.close())

/** Heights that spread by `scale` about their mean, so the baseline's error is in proportion. */
function tables (scale: number): { tableBytes: SharedArrayBuffer, foldBytes: SharedArrayBuffer } {
  const random = createRandom('heights')
  const height = Float64Array.from({ length: rows }, () => scale * random.normal())
  const table = tableOf(numberColumn('age', height.map((_, row) => row)), numberColumn('height', height))
  return { tableBytes: shared(encodeTable(table)), foldBytes: shared(encodeFoldPlan(planFolds({ rows, kind: 'regression', target: height, random: createRandom('folds') }))) }
}

function shared (bytes: Uint8Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(bytes.byteLength)
  new Uint8Array(buffer).set(bytes)
  return buffer
}

function request (datasetId: string, proposal: TrialRequest['proposal'] = { learner: 'baseline', params: {} }): TrialRequest {
  const order: PipelineOrder = {
    id: `pipeline of ${datasetId}`, datasetId, modelName: 'heights', lag: 8, createdAt: '2026-01-01T00:00:00Z',
    options: { target: 'height', trials: 1, learners: ['baseline'], seed: 1, ignore: [], accept: [] }
  }
  return { order, prepared, trial: 0, proposal, seenFolds: [], seenRungs: [] }
}

const never = new AbortController().signal

describe('a thread', () => {
  it('learns from the dataset it is asked about, also when another one has the same plan', async () => {
    const [small, large, again] = [await trainer.train(request('1'), never), await trainer.train(request('1000'), never), await trainer.train(request('1'), never)]
    if (small === 'cancelled' || large === 'cancelled' || small.state !== 'completed' || large.state !== 'completed') throw new Error('both complete')
    expect(large.score / small.score).toBeCloseTo(1000, 6)
    expect(again).toEqual(small)
  })

  it('shares the bins of a table with others, and what they learn from them is the same', async () => {
    const given = tables(1)
    const two = openTrainer({ threads: 2, heapMegabytes: 256, tables: async () => given, isUnwanted: async () => false })
    try {
      const order = request('1', { learner: 'boosting', params: { rounds: 5 } })
      const [first, second, alone] = await Promise.all([two.train(order, never), two.train(order, never), trainer.train(order, never)])
      expect(first).toMatchObject({ state: 'completed' })
      expect(second).toEqual(first)
      expect(alone).toEqual(first)
    } finally {
      await two.close()
    }
  })

  it('tells a learner that cannot learn as an outcome', async () => {
    const ended = await trainer.train(request('1', { learner: 'boosting', params: { maxDepth: -1 } }), never)
    expect(ended).toMatchObject({ state: 'failed', error: { code: 'OPTION_INVALID', detail: expect.stringContaining('maxDepth') } })
  })

  it('stops when its pipeline is cancelled', async () => {
    cancelled.add('pipeline of 2')
    const ended = await trainer.train(request('2', { learner: 'forest', params: { trees: 5000, maxDepth: 16, minRowsPerLeaf: 1 } }), never)
    expect(ended).toBe('cancelled')
  })

  it('stops while it waits for bins that a busy thread has yet to make', async () => {
    const [binned, fresh] = [tables(1), tables(2)]
    const one = openTrainer({ threads: 1, heapMegabytes: 256, tables: async (datasetId) => datasetId === '1' ? binned : fresh, isUnwanted: async () => false })
    try {
      await one.train(request('1', { learner: 'boosting', params: { rounds: 1 } }), never)
      let isBusy = true
      const busy = one.train(request('1', { learner: 'forest', params: { trees: 5000, maxDepth: 16, minRowsPerLeaf: 1 } }), never).catch(() => {}).finally(() => { isBusy = false })
      await setImmediate()
      const stopping = new AbortController()
      const waiting = one.train(request('2', { learner: 'boosting', params: { rounds: 1 } }), stopping.signal)
      setTimeout(() => stopping.abort(), 50)
      await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(isBusy).toBe(true)
      await one.close()
      await busy
    } finally {
      await one.close()
    }
  })

  it('hands a trial back when its process stops', async () => {
    const stopping = new AbortController()
    const running = trainer.train(request('3', { learner: 'forest', params: { trees: 5000, maxDepth: 16, minRowsPerLeaf: 1 } }), stopping.signal)
    setTimeout(() => stopping.abort(), 50)
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
