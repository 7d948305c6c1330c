import { createRandom } from '@assay/shared'
import { describe, expect, it } from 'vitest'
import { climbRungs } from '../src/climb-rungs.ts'

const foldOf = (rows: number) => ({ trainingRows: Uint32Array.from({ length: rows }, (_, row) => 2 * row), heldOutRows: Uint32Array.of(1, 3) })

function climb (rows: number, score: (rung: number) => number, seenRungs: readonly (readonly number[])[] = []) {
  const learntFrom: Uint32Array[] = []
  const climbed = climbRungs({
    fold: foldOf(rows), seenRungs, better: 'higher', random: createRandom('rungs'),
    score (trainingRows, rung) {
      learntFrom.push(trainingRows)
      return score(rung)
    }
  })
  return { ...climbed, learntFrom }
}

describe('a trial on a large table', () => {
  it('learns from growing shares of the rows, ascending, each holding those before; the same for all trials', () => {
    const { rungs, pruned, learntFrom } = climb(100_000, (rung) => 0.8 + rung / 100)
    expect({ rungs, pruned }).toEqual({ rungs: [0.8, 0.81], pruned: false })
    expect(learntFrom.map(({ length }) => length)).toEqual([11_111, 33_333])
    const [few, more] = learntFrom as [Uint32Array, Uint32Array]
    expect(few).toEqual(few.toSorted())
    const known = new Set(more)
    expect(few.every((row) => known.has(row))).toBe(true)
    expect(climb(100_000, () => 0).learntFrom).toEqual(learntFrom)
  })

  it('goes no further where others were better', () => {
    const seenRungs = Array.from({ length: 8 }, () => [0.9, 0.95])
    expect(climb(100_000, () => 0.8, seenRungs)).toMatchObject({ rungs: [0.8], pruned: true })
    expect(climb(100_000, (rung) => [0.91, 0.92][rung]!, seenRungs)).toMatchObject({ rungs: [0.91, 0.92], pruned: true })
  })
})

it('a small table has no rungs', () => {
  expect(climb(5_000, () => 0, Array.from({ length: 8 }, () => [1]))).toEqual({ rungs: [], pruned: false, learntFrom: [] })
})
