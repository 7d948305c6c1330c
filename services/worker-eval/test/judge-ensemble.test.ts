import { scorers } from '@assay/scoring'
import { createRandom } from '@assay/shared'
import { expect, it } from 'vitest'
import { judgeEnsemble } from '../src/judge-ensemble.ts'

const rows = 600
const random = createRandom('judge')
const target = Float64Array.from({ length: rows }, () => random.normal())
const foldOf = Uint8Array.from({ length: rows }, (_, row) => row % 5)
const noisy = (noise: number): Float64Array => target.map((value) => value + noise * random.normal())
const single = noisy(0.5)
const judge = (ensemble: Float64Array, folds = 5): ReturnType<typeof judgeEnsemble> =>
  judgeEnsemble({ scorer: scorers.rmse, target, foldOf: folds === 1 ? new Uint8Array(rows) : foldOf, folds, ensemble, single, random: createRandom(1) })

it('keeps what is better on the rows and on each fold', () => {
  expect(judge(noisy(0.3))).toMatchObject({ kept: true, reason: expect.stringContaining('5 of 5 folds') })
  expect(judge(noisy(0.3), 1)).toMatchObject({ kept: true, folds: [expect.any(Number)] })
})

it('does not keep what is equal, worse, or better by noise', () => {
  expect(judge(single).kept).toBe(false)
  expect(judge(noisy(0.7)).kept).toBe(false)
  expect(judge(single.map((value, row) => row === 0 ? target[0]! : value)).kept).toBe(false)
})

it('may lose one fold of five, not two, nor the only one', () => {
  const good = noisy(0.1)
  const bad = noisy(0.8)
  const losing = (...folds: number[]): ReturnType<typeof judgeEnsemble> => judge(good.map((value, row) => folds.includes(foldOf[row]!) ? bad[row]! : value))
  expect(losing(3)).toMatchObject({ kept: true, reason: expect.stringContaining('4 of 5 folds') })
  expect(losing(2, 3)).toMatchObject({ kept: false, reason: expect.stringContaining('3 of 5 folds') })
  expect(judge(bad, 1).kept).toBe(false)
})

it('gives the mean over folds, within its interval', () => {
  const { score, folds, scoreInterval: { low, high } } = judge(noisy(0.3))
  expect(score).toBeCloseTo(folds.reduce((sum, fold) => sum + fold / 5, 0), 12)
  expect(low <= score && score <= high).toBe(true)
})
