import { predictTable, type FittedModel } from '@assay/model'
import { problemKinds } from '@assay/shared'
import { describe, expect, it } from 'vitest'
import { drawAgain, drawOnce } from '../../src/forest/draw-rows.ts'
import { forest } from '../../src/forest/forest.ts'
import { shareOfTree } from '../../src/forest/share-of-tree.ts'
import { allRows, everyNth, fitTask, lossOf, mixedRows } from '../trees/mixed-rows.ts'

const rows = 1200
const training = everyNth(rows, 4, true)
const heldOut = everyNth(rows, 4)

describe.each(problemKinds)('forest, %s', (kind) => {
  const given = mixedRows(rows, kind)
  const fitter = forest.open(given)
  const outputs = kind === 'multiclass' ? 3 : 1

  it.each([false, true])('learns: rows never seen are answered much better than by one leaf (extra: %o)', (extra) => {
    const { model } = fitter.fit(fitTask(training, { trees: 60, minRowsPerLeaf: 3, extra }))
    const leaf = fitter.fit(fitTask(training, { trees: 1, minRowsPerLeaf: rows })).model
    const loss = lossOf(given, heldOut, predictTable(model, given.table, heldOut))
    expect(loss).toBeLessThan(0.8 * lossOf(given, heldOut, predictTable(leaf, given.table, heldOut)))
  })

  it.each([{}, { extra: true }, { rowShare: 0.5, columnShare: 1 }])('gives the same bits again, whatever was fitted between (%o)', (variant) => {
    const params = { trees: 7, ...variant }
    const first = fitter.fit(fitTask(training, params))
    fitter.fit(fitTask(heldOut, { trees: 2 }))
    expect(fitter.fit(fitTask(training, params))).toEqual(first)
    expect(forest.open(given).fit(fitTask(training, params))).toEqual(first)
  })

  it('has learnt its own rows by heart when trees are full and see every row', () => {
    const few = training.slice(0, 200)
    const { model } = fitter.fit(fitTask(few, { trees: 3, extra: true, minRowsPerLeaf: 1, maxDepth: 40 }))
    const answers = predictTable(model, given.table, few)
    few.forEach((row, i) => {
      if (kind === 'regression') expect(answers[i]).toBeCloseTo(given.target[row]!, 4)
      else if (kind === 'binary') expect(answers[i]).toBeCloseTo(given.target[row]!, 12)
      else expect(answers[i * outputs + given.target[row]!]).toBeCloseTo(1, 12)
    })
  })

  it('answers classes with probabilities, never beyond 0 and 1', () => {
    const answers = predictTable(fitter.fit(fitTask(training, { trees: 97, maxDepth: 30, minRowsPerLeaf: 1 })).model, given.table, allRows(rows))
    expect(answers.every(Number.isFinite)).toBe(true)
    if (kind === 'regression') return
    expect(answers.every((answer) => answer >= 0 && answer <= 1)).toBe(true)
    if (outputs > 1) for (let at = 0; at < answers.length; at += outputs) expect(answers.slice(at, at + outputs).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('answers with numbers when there is little to learn', () => {
    const oneClass = allRows(rows).filter((row) => kind === 'regression' || given.target[row] === 1)
    for (const few of [training.slice(0, 1), training.slice(0, 2), oneClass]) {
      const { model } = fitter.fit(fitTask(few, { trees: 5, minRowsPerLeaf: 1 }))
      expect(predictTable(model, given.table, heldOut).every(Number.isFinite)).toBe(true)
    }
  })

  it('keeps to its limits of depth and rows', () => {
    const { predictor } = fitter.fit(fitTask(training, { trees: 10, maxDepth: 5, minRowsPerLeaf: 20 })).model
    if (predictor.kind !== 'trees') throw new Error('a forest made no trees')
    const { roots, feature, left, cover } = predictor
    const depthOf = (node: number): number => feature[node]! < 0 ? 0 : 1 + Math.max(depthOf(left[node]!), depthOf(left[node]! + 1))
    for (const root of roots.slice(0, -1)) {
      expect(depthOf(root)).toBeLessThanOrEqual(5)
      expect(cover[root]).toBe(training.length)
    }
    for (let node = 0; node < feature.length; node++) {
      if (feature[node]! >= 0) expect(cover[left[node]!]! + cover[left[node]! + 1]!).toBe(cover[node])
      else expect(cover[node]).toBeGreaterThanOrEqual(20)
    }
  })

  it.each([{}, { rowShare: 0.5 }, { rowShare: 0.5, extra: true }])('answers each row by the trees whose bag does not hold it (%o)', (variant) => {
    const trees = 30
    const { model, outOfBag } = fitter.fit(fitTask(training, { trees, ...variant }))
    const answers = Array.from({ length: trees }, (_, tree) => predictTable(withOneTree(model, tree), given.table, training))
    const bags = answers.map((_, tree) => {
      const weights = new Uint16Array(training.length)
      const draw = 'extra' in variant ? drawOnce : drawAgain
      draw(weights, training.length * (variant.rowShare ?? 1), fitTask(training).random.fork(tree), () => {})
      return weights
    })
    const mean = (at: number): number => {
      const apart = answers.filter((_, tree) => bags[tree]![Math.floor(at / outputs)] === 0)
      return apart.reduce((sum, answer) => sum + answer[at]! * trees, 0) / apart.length
    }
    expect(outOfBag!.rows).toEqual(training)
    expect(outOfBag!.predictions).toHaveLength(training.length * outputs)
    outOfBag!.predictions.forEach((prediction, at) => expect(prediction).toBeCloseTo(mean(at), 9))
  })

  it.each([{ trees: 1 }, { trees: 30, extra: true }])('answers none out of bag when some are in every bag (%o)', (params) => {
    expect(fitter.fit(fitTask(training, params))).not.toHaveProperty('outOfBag')
  })

  it('answers none out of bag when a row weighs twice', () => {
    expect(fitter.fit(fitTask(training.with(0, training[1]!)))).not.toHaveProperty('outOfBag')
    expect(fitter.fit(fitTask(training))).toHaveProperty('outOfBag')
  })

  it('answers every fifth of 10,000 rows out of bag', () => {
    const many = mixedRows(10_002, kind)
    const { model, outOfBag } = forest.open(many).fit(fitTask(allRows(10_002), { trees: 40, maxDepth: 5 }))
    expect(outOfBag!.rows).toEqual(everyNth(10_002, 5))
    const loss = lossOf(many, outOfBag!.rows, predictTable(model, many.table, outOfBag!.rows))
    expect(lossOf(many, outOfBag!.rows, outOfBag!.predictions) / loss).toBeGreaterThan(1)
    expect(lossOf(many, outOfBag!.rows, outOfBag!.predictions) / loss).toBeLessThan(1.2)
  })

  it('is cancelled between nodes', () => {
    let asked = 0
    expect(() => fitter.fit(fitTask(training, {}, { shouldStop: () => ++asked > 100 }))).toThrow(expect.objectContaining({ code: 'CANCELLED' }))
    expect(asked).toBe(101)
  })
})

function withOneTree (model: FittedModel, tree: number): FittedModel {
  if (model.predictor.kind !== 'trees') throw new Error('a forest made no trees')
  return { ...model, predictor: { ...model.predictor, roots: model.predictor.roots.slice(tree, tree + 2), outputs: Uint16Array.of(0) } }
}

describe('shareOfTree', () => {
  it('adds up to 1 at most, however many trees say 1', () => {
    for (let trees = 1; trees <= 1000; trees++) {
      let sum = 0
      for (let tree = 0; tree < trees; tree++) sum += shareOfTree(1, trees)
      expect(sum).toBeLessThanOrEqual(1)
      expect(sum).toBeCloseTo(1, 12)
    }
  })
})
