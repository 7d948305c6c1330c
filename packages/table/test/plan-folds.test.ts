import { createRandom } from '@assay/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCount, foldsOf, holdOutRows, neverHeldOut, planFolds } from '../src/index.ts'

const random = () => createRandom(7)

test('each row is held out once and trains the other folds; classes are balanced', () => {
  const target = Float64Array.from({ length: 1003 }, (_, row) => row % 7 === 0 ? 1 : 0)
  const folds = foldsOf(planFolds({ rows: 1003, kind: 'binary', target, random: random() }))
  expect(folds.length).toBe(foldCount)
  expect(folds.flatMap(({ heldOutRows }) => [...heldOutRows]).sort((a, b) => a - b)).toEqual(Array.from({ length: 1003 }, (_, row) => row))
  for (const { trainingRows, heldOutRows } of folds) {
    expect(trainingRows.length + heldOutRows.length).toBe(1003)
    expect(heldOutRows.length).toBeGreaterThanOrEqual(200)
    expect(heldOutRows.length).toBeLessThanOrEqual(201)
    expect(heldOutRows.filter((row) => target[row] === 1).length).toBeCloseTo(144 / 5, -.5)
  }
})

test.each([[100, 5], [200, 5], [400, 3], [999, 2], [1000, 1]])('%d rows are dealt %d times, each time to other folds', (rows, repeats) => {
  const target = Float64Array.from({ length: rows }, (_, row) => row % 2)
  const plan = planFolds({ rows, kind: 'binary', target, random: random() })
  expect(plan.assignments.length).toBe(repeats)
  expect(new Set(plan.assignments.map(String)).size).toBe(repeats)
  const folds = foldsOf(plan)
  expect(folds.length).toBe(repeats * foldCount)
  for (let repeat = 0; repeat < repeats; repeat++) {
    const heldOut = folds.slice(repeat * foldCount, (repeat + 1) * foldCount).flatMap(({ heldOutRows }) => [...heldOutRows])
    expect(heldOut.sort((a, b) => a - b)).toEqual(Array.from(target.keys()))
  }
})

test.each([[2, 2], [3, 3], [4, 4], [5, 5], [60, 5]])('%d rows of the rarer class are dealt to %d folds, some to each', (rare, folds) => {
  const target = Float64Array.from({ length: 240 }, (_, row) => row < rare ? 1 : 0)
  const plan = planFolds({ rows: 240, kind: 'binary', target, random: random() })
  expect(plan.folds).toBe(folds)
  for (const { heldOutRows } of foldsOf(plan)) expect(heldOutRows.some((row) => target[row] === 1)).toBe(true)
})

test('the seed decides', () => {
  const plan = (seed: number) => planFolds({ rows: 200, kind: 'regression', target: Float64Array.from({ length: 200 }, (_, i) => i), random: createRandom(seed) })
  expect(plan(1)).toEqual(plan(1))
  expect(plan(1)).not.toEqual(plan(2))
})

test('groups are held out whole, and no fold is empty', () => {
  fc.assert(fc.property(fc.array(fc.record({ group: fc.nat(20), label: fc.nat(2) }), { minLength: 2, maxLength: 80 }), fc.boolean(), (rows, inTime) => {
    const groups = Uint32Array.from(rows, ({ group }) => group)
    fc.pre(new Set(groups).size > 1)
    const time = Float64Array.from(rows, (_, row) => row % 13)
    const plan = planFolds({ rows: rows.length, kind: 'multiclass', target: Float64Array.from(rows, ({ label }) => label), groups, ...(inTime && { time }), random: random() })
    for (const id of new Set(groups)) {
      for (const assignment of plan.assignments) expect(new Set([...assignment].filter((_, row) => groups[row] === id)).size).toBe(1)
    }
    for (const { trainingRows, heldOutRows } of foldsOf(plan)) {
      expect(heldOutRows.length).toBeGreaterThan(0)
      expect(trainingRows.length).toBeGreaterThan(0)
    }
  }))
})

test('by time, a fold learns only from what came before it', () => {
  const time = Float64Array.from({ length: 600 }, (_, row) => (row * 7919) % 600)
  const folds = foldsOf(planFolds({ rows: 600, kind: 'binary', target: new Float64Array(600), time, random: random() }))
  expect(folds.map(({ trainingRows, heldOutRows }) => [trainingRows.length, heldOutRows.length])).toEqual([[100, 100], [200, 100], [300, 100], [400, 100], [500, 100]])
  for (const { trainingRows, heldOutRows } of folds) {
    expect(Math.max(...[...trainingRows].map((row) => time[row]!))).toBeLessThan(Math.min(...[...heldOutRows].map((row) => time[row]!)))
  }
})

test('many rows are held out once, a fifth of them', () => {
  const plan = planFolds({ rows: holdOutRows, kind: 'regression', target: new Float64Array(holdOutRows), random: random() })
  expect([plan.folds, plan.assignments[0]!.filter((fold) => fold === 0).length]).toEqual([1, holdOutRows / 5])
  expect(new Set(plan.assignments[0])).toEqual(new Set([0, neverHeldOut]))
})
