import { valuesAt } from '@assay/shared'
import type { FitTask, Fitted } from '../learner.ts'
import { createTreeBuilder, type GrownTree } from '../trees/grown-tree.ts'
import { createHistogramPool } from '../trees/node-histograms.ts'
import type { TreesInput } from '../trees/open-tree-fitter.ts'
import { stopCheck } from '../trees/stop-check.ts'
import { prepareGround } from '../trees/tree-ground.ts'
import { directionsOf } from '../trees/directions-of.ts'
import { encodersOf, toTreesPredictor } from '../trees/trees-predictor.ts'
import type { BoostingParams } from './boosting-params.ts'
import { classWeightsOf } from './class-weights-of.ts'
import { growTree } from './grow-tree.ts'
import { objectiveOf } from './objectives.ts'
import { leafValue, quantiseGradients, toQuantised } from './quantise-gradients.ts'
import { residualsOf } from './residuals.ts'
import { sampleFeatures, sampleRows } from './sample.ts'
import { addToOtherRows, marginsAddress, openScores } from './scores.ts'

/**
 * Rounds of trees, each grown on the gradients that those before it leave. With held-out rows training stops when their loss
 * has not fallen for `patience` rounds, and the model ends with the best round.
 *
 * @throws {AppError} CANCELLED, FIT_DIVERGED, OPTION_INVALID
 */
export function fitBoosting ({ binned, target, problem, open }: TreesInput, { rows, heldOutRows, random, shouldStop }: FitTask, params: BoostingParams): Fitted {
  const objective = objectiveOf(problem.kind, params)
  const checkStop = stopCheck(shouldStop)
  const ground = prepareGround(open, binned, rows, heldOutRows ?? new Uint32Array(0), checkStop)
  const targets = new Float64Array(ground.rows)
  targets.set(valuesAt(target, rows))
  if (heldOutRows !== null) targets.set(valuesAt(target, heldOutRows), rows.length)
  const scores = openScores(ground, objective, targets, {
    outputs: problem.kind === 'multiclass' ? problem.classes.length : 1,
    classWeights: classWeightsOf(problem, targets.subarray(0, rows.length), params)
  })
  const pool = createHistogramPool(ground, params.maxLeaves > 0 ? params.maxLeaves + 1 : params.maxDepth + 2)
  const builder = createTreeBuilder()
  const rowRandom = random.fork('rows')
  const columnRandom = random.fork('columns')
  const directions = directionsOf(ground.features.map(({ column }) => column), problem)
  const trees: GrownTree[] = []
  let bestRounds = 0
  let bestLoss = Infinity

  for (let round = 1; round <= params.rounds && round - bestRounds <= params.patience; round++) {
    checkStop()
    objective.startRound(scores)
    for (let output = 0; output < scores.outputs; output++) trees.push(growNext(output))
    const loss = ground.rows > ground.trainingRows ? objective.loss(scores, ground.trainingRows, ground.rows) : -round
    if (loss < bestLoss) {
      bestLoss = loss
      bestRounds = round
    }
  }

  const kept = trees.slice(0, Math.max(bestRounds, 1) * scores.outputs)
  const predictor = toTreesPredictor(ground.features, { trees: kept, outputs: kept.map((_, tree) => tree % scores.outputs), base: scores.base })
  return {
    model: { encoders: encodersOf(ground.features), predictor, link: objective.link },
    used: { ...params, rounds: kept.length / scores.outputs }
  }

  function growNext (output: number): GrownTree {
    objective.fillGradients(scores, output)
    const units = quantiseGradients(ground, trees.length)
    const sampled = sampleRows(ground, params.rowShare, rowRandom)
    const margins = marginsAddress(scores, output)
    const tree = growTree({
      ground,
      pool,
      builder,
      rows: sampled,
      features: sampleFeatures(ground.features.length, params.columnShare, columnRandom),
      limits: toQuantised(params, units),
      directions,
      maxDepth: params.maxDepth,
      maxLeaves: params.maxLeaves,
      leafValue: (sums, begin, end) => objective.leafStep === undefined
        ? leafValue(sums, params, units) * scores.scale
        : params.learningRate * objective.leafStep(residualsOf(scores, ground.memory.words(ground.order, end).subarray(begin))),
      onLeaf: (begin, end, value) => { ground.kernels.addToRows(margins, ground.order, begin, end, value) },
      checkStop
    })
    addToOtherRows(scores, output, tree, sampled)
    return tree
  }
}
