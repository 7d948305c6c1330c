import { openKernels } from '@assay/kernels'
import { applyLink, predictTable } from '@assay/model'
import { createRandom, problemKinds } from '@assay/shared'
import { describe, expect, it } from 'vitest'
import { readBoostingParams } from '../../src/boosting/boosting-params.ts'
import { growTree } from '../../src/boosting/grow-tree.ts'
import { objectives } from '../../src/boosting/objectives.ts'
import { leafValue, quantiseGradients, toQuantised } from '../../src/boosting/quantise-gradients.ts'
import { sampleRows } from '../../src/boosting/sample.ts'
import { addToOtherRows, marginsAddress, marginsOf, openScores } from '../../src/boosting/scores.ts'
import { binTable } from '../../src/trees/bin-table.ts'
import { createTreeBuilder, type GrownTree } from '../../src/trees/grown-tree.ts'
import { createHistogramPool } from '../../src/trees/node-histograms.ts'
import { prepareGround } from '../../src/trees/tree-ground.ts'
import { encodersOf, toTreesPredictor } from '../../src/trees/trees-predictor.ts'
import { everyNth, mixedRows } from '../trees/mixed-rows.ts'

describe.each(problemKinds)('scores, %s', (kind) => {
  /** Seven rounds by hand. */
  function train (histograms: number, rowShare: number) {
    const given = mixedRows(900, kind)
    const [training, heldOut] = [everyNth(900, 3, true), everyNth(900, 3)]
    const open = openKernels()
    const binned = binTable(given, () => {})
    const ground = prepareGround(open, binned, training, heldOut, () => {})
    const rowNumbers = Uint32Array.of(...training, ...heldOut)
    const objective = objectives[kind]
    const outputs = kind === 'multiclass' ? 3 : 1
    const scores = openScores(ground, objective, Float64Array.from(rowNumbers, (row) => given.target[row]!), { outputs, classWeights: new Float64Array(given.problem.classes.length).fill(1) })
    const params = readBoostingParams({ maxDepth: 7, minChildWeight: 0.1 }, kind)
    const pool = createHistogramPool(ground, histograms)
    const builder = createTreeBuilder()
    const random = createRandom('rows')
    const trees: GrownTree[] = []
    for (let round = 0; round < 7; round++) {
      objective.startRound(scores)
      for (let output = 0; output < outputs; output++) {
        objective.fillGradients(scores, output)
        const units = quantiseGradients(ground, trees.length)
        const rows = sampleRows(ground, rowShare, random)
        const tree = growTree({
          ground, pool, builder, rows, features: Uint32Array.from(binned.features, (_, feature) => feature), limits: toQuantised(params, units), directions: new Int8Array(binned.features.length), maxDepth: 7, maxLeaves: 30,
          leafValue: (sums) => leafValue(sums, params, units) * scores.scale,
          onLeaf: (begin, end, value) => { ground.kernels.addToRows(marginsAddress(scores, output), ground.order, begin, end, value) },
          checkStop: () => {}
        })
        addToOtherRows(scores, output, tree, rows)
        trees.push(tree)
      }
    }
    const model = {
      encoders: encodersOf(binned.features), link: objective.link,
      predictor: toTreesPredictor(binned.features, { trees, outputs: trees.map((_, tree) => tree % outputs), base: scores.base })
    }
    return { given, rowNumbers, scores, outputs, model }
  }

  it.each([1, 0.5])('while training equal the interpreter’s, bit for bit, on learnt, left-out and held-out rows (row share %d)', (rowShare) => {
    const { given, rowNumbers, scores, outputs, model } = train(40, rowShare)
    const margins = Array.from({ length: outputs }, (_, output) => marginsOf(scores, output))
    const trained = Float64Array.from({ length: rowNumbers.length * outputs }, (_, at) => margins[at % outputs]![Math.floor(at / outputs)]!)
    applyLink(model.link, trained, outputs)
    expect(new Set(trained).size).toBeGreaterThan(100)
    expect(predictTable(model, given.table, rowNumbers)).toEqual(trained)
  })

  it('are the same when histograms are short and scanned again', () => {
    expect(train(0, 1).model).toEqual(train(40, 1).model)
  })
})
