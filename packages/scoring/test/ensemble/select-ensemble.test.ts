import { createRandom } from '@assay/shared'
import { describe, expect, it } from 'vitest'
import { scorers } from '../../src/scorers.ts'
import { selectEnsemble } from '../../src/ensemble/select-ensemble.ts'
import { weightedMean } from '../../src/ensemble/weighted-mean.ts'
import type { EnsembleRequest } from '../../src/ensemble/select-ensemble.ts'

const rows = 400
const random = createRandom('ensemble')
const target = Float64Array.from({ length: rows }, () => random.normal())
const partOf = Uint8Array.from({ length: rows }, (_, row) => row % 4)
const noisy = (noise: number): Float64Array => target.map((value) => value + noise * random.normal())
const candidate = (predictions: Float64Array, cost = 1): EnsembleRequest['candidates'][number] => ({ predictions, cost })
const request: EnsembleRequest = {
  scorer: scorers.rmse, target, partOf, parts: 4, limits: { members: 5, cost: 100 }, candidates: [noisy(0.5), noisy(0.52), noisy(0.54), noisy(3)].map((predictions) => candidate(predictions))
}
const rmse = (predictions: Float64Array): number => scorers.rmse.score(target, predictions)

describe('selectEnsemble', () => {
  it('averages errors that are independent away, and leaves out what is only noise', () => {
    const { weights, crossFitted } = selectEnsemble(request)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(Math.min(...weights.subarray(0, 3))).toBeGreaterThan(0.15)
    expect(weights[3]).toBe(0)
    expect(rmse(weightedMean(request.candidates, weights))).toBeLessThan(0.75 * rmse(request.candidates[0]!.predictions))
    expect(rmse(crossFitted)).toBeLessThan(0.75 * rmse(request.candidates[0]!.predictions))
  })

  it('keeps to distinct members and to the cost', () => {
    const two = selectEnsemble({ ...request, limits: { members: 2, cost: 100 } }).weights
    expect(two.filter((weight) => weight > 0)).toHaveLength(2)
    const dear = request.candidates.map(({ predictions }, index) => candidate(predictions, index === 1 ? 3 : 1))
    expect(selectEnsemble({ ...request, candidates: dear, limits: { members: 5, cost: 3 } }).weights[1]).toBe(0)
  })

  it('takes a lone model whatever it costs', () => {
    const dear = request.candidates.map(({ predictions }) => candidate(predictions, 1000))
    expect([...selectEnsemble({ ...request, candidates: dear }).weights]).toEqual([1, 0, 0, 0])
  })

  it('takes the first of equals', () => {
    const [best] = request.candidates
    expect([...selectEnsemble({ ...request, candidates: [best!, best!, best!] }).weights]).toEqual([1, 0, 0])
  })

  it('chooses the weights of a part without it', () => {
    const base = selectEnsemble(request)
    const isOfPart = (row: number): boolean => partOf[row] === 2
    const other = target.map((value, row) => isOfPart(row) ? -5 * value : value)
    const changed = selectEnsemble({ ...request, target: other })
    expect(changed.crossFitted.filter((_, row) => isOfPart(row))).toEqual(base.crossFitted.filter((_, row) => isOfPart(row)))
    expect(changed.weights).not.toEqual(base.weights)
  })

  it('does not believe what it sees where all candidates are guesses', () => {
    const guesses = Array.from({ length: 20 }, () => candidate(target.map(() => random.next())))
    const classes = target.map((value) => Number(value > 0))
    const { weights, crossFitted } = selectEnsemble({ ...request, scorer: scorers.rocAuc, target: classes, candidates: guesses })
    const flattered = scorers.rocAuc.score(classes, weightedMean(guesses, weights))
    expect(flattered).toBeGreaterThan(0.55)
    expect(scorers.rocAuc.score(classes, crossFitted)).toBeLessThan(flattered - 0.03)
  })

  it('averages probabilities of several classes row by row', () => {
    const classes = target.map((value) => value < -0.5 ? 0 : value < 0.5 ? 1 : 2)
    const shares = (sharpness: number): Float64Array => Float64Array.from({ length: 3 * rows }, (_, index) => index % 3 === classes[Math.floor(index / 3)] ? sharpness : (1 - sharpness) / 2)
    const { crossFitted } = selectEnsemble({ ...request, scorer: scorers.logLoss, target: classes, candidates: [shares(0.6), shares(0.9)].map((predictions) => candidate(predictions)) })
    expect([...crossFitted]).toEqual([...shares(0.9)])
  })
})
