import { predictTable } from '@assay/model'
import { problemKinds } from '@assay/shared'
import { describe, expect, it } from 'vitest'
import { boosting } from '../../src/boosting/boosting.ts'
import { allRows, everyNth, fitTask, lossOf, mixedRows } from '../trees/mixed-rows.ts'

const rows = 1200
const training = everyNth(rows, 4, true)
const heldOut = everyNth(rows, 4)

describe.each(problemKinds)('boosting, %s', (kind) => {
  const given = mixedRows(rows, kind)
  const fitter = boosting.open(given)

  it('learns: rows never seen are answered much better than by the base', () => {
    const { model } = fitter.fit(fitTask(training, { rounds: 60 }))
    const base = fitter.fit(fitTask(training, { rounds: 1, learningRate: 1e-4 })).model
    const loss = lossOf(given, heldOut, predictTable(model, given.table, heldOut))
    expect(loss).toBeLessThan(0.75 * lossOf(given, heldOut, predictTable(base, given.table, heldOut)))
  })

  it.each([{}, { maxLeaves: 12 }, { rowShare: 0.6, columnShare: 0.5 }, { l1: 0.5, minGain: 0.1 }])('gives the same bits again, whatever was fitted between (%o)', (variant) => {
    const params = { rounds: 15, ...variant }
    const first = fitter.fit(fitTask(training, params))
    fitter.fit(fitTask(heldOut, { rounds: 3, maxDepth: 9 }))
    expect(fitter.fit(fitTask(training, params))).toEqual(first)
    expect(boosting.open(given).fit(fitTask(training, params))).toEqual(first)
  })

  it('stops at the round with the least held-out loss, and a refit with these rounds is the same model', () => {
    const params = { rounds: 400, learningRate: 0.3, patience: 10 }
    const stopped = fitter.fit(fitTask(training, params, { heldOutRows: heldOut }))
    const best = Number(stopped.used.rounds)
    expect(best).toBeLessThan(400)
    expect(fitter.fit(fitTask(training, stopped.used)).model).toEqual(stopped.model)
    const lossAfter = (rounds: number): number => lossOf(given, heldOut, predictTable(fitter.fit(fitTask(training, { ...params, rounds })).model, given.table, heldOut))
    const least = lossAfter(best)
    for (const other of [best - 1, best + 1, best + 5, best + 10]) if (other > 0) expect(lossAfter(other)).toBeGreaterThanOrEqual(least)
  })

  it('learns from its rows alone', () => {
    const changed = { ...given, target: given.target.map((value, row) => row % 4 === 0 ? (kind === 'regression' ? value * 1e6 : 0) : value) }
    const params = { rounds: 8, patience: 8 }
    const fit = (table: typeof given) => boosting.open(table).fit(fitTask(training, params, { heldOutRows: heldOut })).model.predictor
    const [first, second] = [fit(given), fit(changed)]
    if (first.kind !== 'trees' || second.kind !== 'trees') throw new Error('boosting made no trees')
    const shared = Math.min(first.feature.length, second.feature.length)
    expect(second.threshold.slice(0, shared)).toEqual(first.threshold.slice(0, shared))
    expect(second.base).toEqual(first.base)
  })

  it('answers with numbers when there is little to learn', () => {
    const oneClass = allRows(rows).filter((row) => kind === 'regression' || given.target[row] === 1)
    for (const few of [training.slice(0, 1), training.slice(0, 2), training.slice(0, 5), oneClass]) {
      const { model } = fitter.fit(fitTask(few, { rounds: 50, learningRate: 1, l2: 0, minChildWeight: 0 }))
      expect(predictTable(model, given.table, heldOut).every(Number.isFinite)).toBe(true)
    }
  })

  it('is cancelled between nodes', () => {
    let asked = 0
    const task = fitTask(training, { rounds: 1000 }, { shouldStop: () => ++asked > 100 })
    expect(() => fitter.fit(task)).toThrow(expect.objectContaining({ code: 'CANCELLED' }))
    expect(asked).toBe(101)
  })
})

describe('boosting', () => {
  it('keeps to its limits of depth and leaves, and its covers add up', () => {
    const given = mixedRows(rows, 'regression')
    const { predictor } = boosting.open(given).fit(fitTask(training, { rounds: 5, maxDepth: 4, maxLeaves: 9 })).model
    if (predictor.kind !== 'trees') throw new Error('boosting made no trees')
    const { roots, feature, left, cover } = predictor
    const depthOf = (node: number): number => feature[node]! < 0 ? 0 : 1 + Math.max(depthOf(left[node]!), depthOf(left[node]! + 1))
    for (const root of roots.slice(0, -1)) {
      expect(depthOf(root)).toBeLessThanOrEqual(4)
      expect(cover[root]).toBe(training.length)
    }
    for (let node = 0; node < feature.length; node++) if (feature[node]! >= 0) expect(cover[left[node]!]! + cover[left[node]! + 1]!).toBe(cover[node])
    expect(feature.filter((index) => index < 0).length).toBeLessThanOrEqual(5 * 9)
    expect(feature.filter((index) => index < 0).length).toBeGreaterThan(5 * 6)
  })

  it('weighs the positive class as asked', () => {
    const given = mixedRows(rows, 'binary')
    const fitter = boosting.open(given)
    const mean = (positiveWeight: number): number => {
      const answers = predictTable(fitter.fit(fitTask(training, { rounds: 20, positiveWeight })).model, given.table, heldOut)
      return answers.reduce((sum, answer) => sum + answer, 0) / answers.length
    }
    expect(mean(10)).toBeGreaterThan(mean(1) + 0.1)
    expect(mean(0.1)).toBeLessThan(mean(1) - 0.1)
  })

  it('means the same by its params whatever the unit of the target', () => {
    const given = mixedRows(rows, 'regression')
    const unit = 2 ** 40
    const scaled = { ...given, target: given.target.map((value) => value * unit) }
    const answers = [given, scaled].map((table) => predictTable(boosting.open(table).fit(fitTask(training, { rounds: 30, l1: 1, minGain: 1 })).model, table.table, heldOut))
    expect([...answers[1]!].map((answer) => answer / unit)).toEqual([...answers[0]!])
  })

  it.each([{ rounds: 0 }, { maxDepth: 2.5 }, { learningRate: 'fast' }, { l2: NaN }])('refuses %o', (params) => {
    expect(() => boosting.open(mixedRows(20, 'binary')).fit(fitTask(allRows(20), params))).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
  })
})
