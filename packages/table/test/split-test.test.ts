import { createRandom } from '@assay/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitTest } from '../src/index.ts'

const random = () => createRandom(7)
const count = (rows: Uint32Array, holds: (row: number) => boolean): number => rows.filter(holds).length

test('every row is on one side, a fifth of each class in the test part', () => {
  const target = Float64Array.from({ length: 1000 }, (_, row) => row % 10 === 0 ? 1 : 0)
  const { train, test } = splitTest({ rows: 1000, kind: 'binary', target, random: random() })
  expect([...train, ...test].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, row) => row))
  expect([test.length, count(test, (row) => target[row] === 1)]).toEqual([200, 20])
  expect([...test]).toEqual([...test].sort((a, b) => a - b))
})

test('the seed decides', () => {
  const split = (seed: number) => splitTest({ rows: 100, kind: 'regression', target: Float64Array.from({ length: 100 }, (_, i) => i), random: createRandom(seed) })
  expect(split(1)).toEqual(split(1))
  expect(split(1)).not.toEqual(split(2))
})

test('regression keeps the spread of values', () => {
  const target = Float64Array.from({ length: 1000 }, (_, row) => row ** 3)
  const { test } = splitTest({ rows: 1000, kind: 'regression', target, random: random() })
  expect(count(test, (row) => row >= 900)).toBe(20)
})

test('groups stay whole, and a class of two rows is on both sides', () => {
  fc.assert(fc.property(fc.array(fc.record({ group: fc.nat(9), label: fc.nat(2) }), { minLength: 2, maxLength: 60 }), (rows) => {
    const groups = Uint32Array.from(rows, ({ group }) => group)
    const target = Float64Array.from(rows, ({ label }) => label)
    const { train, test } = splitTest({ rows: rows.length, kind: 'multiclass', target, groups, random: random() })
    const [inTrain, inTest] = [train, test].map((side) => new Set([...side].map((row) => groups[row]!)))
    expect([...inTrain!].some((group) => inTest!.has(group))).toBe(false)
    const alone = splitTest({ rows: rows.length, kind: 'multiclass', target, random: random() })
    for (const label of new Set(target)) {
      if (count(target as never, (other) => other === label) < 2) continue
      expect(count(alone.train, (row) => target[row] === label)).toBeGreaterThan(0)
      expect(count(alone.test, (row) => target[row] === label)).toBeGreaterThan(0)
    }
  }))
})

test('by time the test part is what came last', () => {
  const time = Float64Array.from({ length: 50 }, (_, row) => row === 3 ? NaN : (row * 37) % 50)
  const { train, test } = splitTest({ rows: 50, kind: 'binary', target: new Float64Array(50), time, random: random() })
  expect(test.length).toBe(10)
  const lastTrained = Math.max(...[...train].map((row) => time[row]!).filter((value) => !Number.isNaN(value)))
  expect(Math.min(...[...test].map((row) => time[row]!))).toBeGreaterThan(lastTrained)
})
