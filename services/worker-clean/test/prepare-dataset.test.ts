import { learnerNames, objectKeys } from '@assay/shared'
import { openMemoryStore } from '@assay/storage'
import { columnNamed, decodeFoldPlan, decodeTable, foldsOf } from '@assay/table'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareDataset } from '../src/prepare-dataset.ts'
import type { Prepared } from '@assay/model'
import type { PipelineOptions, PipelineOrder, TableProfile } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'
import type { CategoryColumn, Table } from '@assay/table'
import type { CleanResponse } from '../src/clean-request.ts'

const employees = await readFile(new URL('../../../examples/employees.csv', import.meta.url))

function orderOf (options: Partial<PipelineOptions> & { readonly target: string }, id = 'pipeline'): PipelineOrder {
  return {
    id, datasetId: 'dataset', modelName: 'model', lag: 8, createdAt: '2026-01-01T00:00:00Z',
    options: { trials: 1, learners: ['logistic'], seed: 1, ignore: [], accept: [], ...options }
  }
}

async function prepare (csv: string | Uint8Array, options: Partial<PipelineOptions> & { readonly target: string }, objects: ObjectStore = openMemoryStore(), id = 'pipeline'): Promise<{ response: CleanResponse, objects: ObjectStore }> {
  await objects.put(objectKeys.datasetRaw('dataset'), typeof csv === 'string' ? new TextEncoder().encode(csv) : csv)
  return { objects, response: await prepareDataset({ order: orderOf(options, id), objects, shouldStop: () => false, onProgress: () => {} }) }
}

function preparedOf (response: CleanResponse): Prepared {
  if ('refused' in response) throw new Error(response.refused.detail)
  return response.prepared
}

describe('prepareDataset', () => {
  let objects: ObjectStore
  let response: CleanResponse
  let prepared: Prepared
  let train: Table
  let test: Table

  beforeAll(async () => {
    ({ objects, response } = await prepare(employees, { target: 'Attrition' }))
    prepared = preparedOf(response)
    train = decodeTable(await objects.get(objectKeys.table('dataset', prepared.tableHash, 'train')))
    test = decodeTable(await objects.get(objectKeys.table('dataset', prepared.tableHash, 'test')))
  })

  it('keeps every row with an answer, one fifth of them locked away, classes in their shares', () => {
    expect(prepared.rows).toEqual({ file: 2000, training: train.rows, test: test.rows })
    expect(train.rows + test.rows).toBe(2000)
    expect(test.rows).toBe(400)
    expect(shareOfLeavers(test)).toBeCloseTo(shareOfLeavers(train), 2)
  })

  it('leaves out the id, the constant and the twin, which the plan names with a reason', async () => {
    const read = prepared.recipe.inputs.map(({ name }) => name)
    for (const column of ['EmployeeId', 'Country', 'AnnualIncome']) expect(read).not.toContain(column)
    const plan = JSON.parse(new TextDecoder().decode(await objects.get(objectKeys.plan('dataset', prepared.planHash)))) as { steps: { reason: string }[] }
    expect(plan.steps.every(({ reason }) => reason.length > 10)).toBe(true)
  })

  it('keeps the cells of the locked rows as the file has them', async () => {
    const cells = decodeTable(await objects.get(objectKeys.testCells('dataset', prepared.tableHash)))
    expect(cells.rows).toBe(test.rows)
    expect(cells.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['EmployeeId', 'Gender', 'Attrition']))
  })

  it('holds out every training row in exactly one fold', async () => {
    const folds = foldsOf(decodeFoldPlan(await objects.get(objectKeys.folds('dataset', prepared.tableHash))))
    const heldOut = folds.flatMap(({ heldOutRows }) => [...heldOutRows]).sort((a, b) => a - b)
    expect(heldOut).toEqual(Array.from({ length: train.rows }, (_, row) => row))
    for (const { trainingRows, heldOutRows } of folds) expect(trainingRows.length + heldOutRows.length).toBe(train.rows)
  })

  it('locks the same rows away for every seed, and cuts other folds', async () => {
    const { response: other, objects: store } = await prepare(employees, { target: 'Attrition', seed: 2 })
    const bytes = await store.get(objectKeys.table('dataset', preparedOf(other).tableHash, 'test'))
    expect(Buffer.from(bytes).equals(Buffer.from(await objects.get(objectKeys.table('dataset', prepared.tableHash, 'test'))))).toBe(true)
    const folds = await store.get(objectKeys.folds('dataset', preparedOf(other).tableHash))
    expect(Buffer.from(folds).equals(Buffer.from(await objects.get(objectKeys.folds('dataset', prepared.tableHash))))).toBe(false)
  })

  it('stores the same bytes again for the same file and options', async () => {
    const { response: again, objects: store } = await prepare(employees, { target: 'Attrition' })
    expect(again).toEqual(response)
    for (const key of [...await objects.list('datasets/'), ...await objects.list('pipelines/')]) expect(Buffer.from(await store.get(key)).equals(Buffer.from(await objects.get(key))), key).toBe(true)
  })

  it('refuses a copy of the target, and trains on it when told to', async () => {
    const rows = Array.from({ length: 200 }, (_, row) => `${row % 7},${row % 3 === 0 ? 'yes' : 'no'},${row % 3 === 0 ? 'alive' : 'dead'}`)
    const csv = `size,survived,state\n${rows.join('\n')}\n`
    const { response: stopped, objects: store } = await prepare(csv, { target: 'survived' })
    expect(stopped).toMatchObject({ refused: { code: 'LEAK_SUSPECTED', detail: expect.stringMatching(/ignore=state.*accept=state/s), errors: [{ path: 'state' }] } })
    const accepted = preparedOf((await prepare(csv, { target: 'survived', accept: ['state'] }, store, 'accepting')).response)
    expect(accepted.recipe.inputs.map(({ name }) => name)).toContain('state')
    expect(accepted.leakWarnings.join()).toContain('state')

    // Equal plans, and each pipeline's profile says what it found.
    expect(accepted.planHash).toBe(stopped.cleaning.planHash)
    const alertsOf = async (id: string): Promise<TableProfile['alerts']> => (JSON.parse(new TextDecoder().decode(await store.get(objectKeys.profile(id)))) as TableProfile).alerts
    expect((await alertsOf('pipeline'))[0]).toMatchObject({ severity: 'leak', columns: ['state'] })
    expect((await alertsOf('accepting')).filter(({ severity }) => severity === 'leak')).toEqual([])
  })

  it('stores no rows to train on where it refuses', async () => {
    const { response: stopped, objects: store } = await prepare(`x,y,z\n${'1,yes,a\n2,no,b\n'.repeat(100)}`, { target: 'y' })
    expect(stopped).toMatchObject({ refused: { code: 'LEAK_SUSPECTED' } })
    expect((await store.list('datasets/')).filter((key) => key.includes('/tables/'))).toEqual([])
  })

  describe('of a rare class', () => {
    const withRare = (rare: number): string => `a,b,y\n${Array.from({ length: 300 }, (_, row) => `${row * 7919 % 1009},${row * 31 % 97},${row % 60 === 5 && row < rare * 60 ? 'x' : 'o'}`).join('\n')}\n`

    it('is refused by name when no two of its rows are left to learn from', async () => {
      await expect(prepare(withRare(2), { target: 'y' })).rejects.toMatchObject({ code: 'TARGET_UNUSABLE', message: expect.stringMatching(/"y" has 1 row of class "x" to learn from .* add rows/) })
    })

    it.each([[3, 2], [4, 3], [5, 4]])('cuts no more folds than it has rows to learn from, and says so (%d rows, %d folds)', async (rare, folds) => {
      const { response } = await prepare(withRare(rare), { target: 'y' })
      const { validation, leakWarnings } = preparedOf(response)
      expect(validation.folds).toBe(folds)
      expect(leakWarnings.join()).toContain(`compared by ${folds} folds instead of 5: the ${folds} rows of class "x"`)
    })
  })

  describe('of learners that were chosen', () => {
    const numbers = `a,b,y\n${Array.from({ length: 200 }, (_, row) => `${row * 7919 % 1009},${row * 31 % 97},${row * 13 % 101 / 8}`).join('\n')}\n`

    it('refuses those of which none can be tried', async () => {
      await expect(prepare(numbers, { target: 'y', learners: ['baseline', 'bayes'] })).rejects.toMatchObject({ code: 'OPTION_INVALID', errors: [{ path: 'learners', detail: expect.stringMatching(/^bayes is for classes.* choose among logistic, forest/) }] })
    })

    it('names one that is not tried beside others, and none where all may be', async () => {
      expect((await prepare(numbers, { target: 'y', learners: ['forest', 'bayes'] })).response.cleaning.warnings.join()).toMatch(/bayes is for classes/)
      expect((await prepare(numbers, { target: 'y', learners: learnerNames })).response.cleaning.warnings.join()).not.toMatch(/bayes/)
    })
  })

  it('stops when it is told to', async () => {
    await objects.put(objectKeys.datasetRaw('dataset'), employees)
    await expect(prepareDataset({ order: orderOf({ target: 'Attrition' }), objects, shouldStop: () => true, onProgress: () => {} })).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})

function shareOfLeavers (table: Table): number {
  const { codes } = columnNamed(table, 'Attrition') as CategoryColumn
  return codes.filter((code) => code === 2).length / table.rows
}
