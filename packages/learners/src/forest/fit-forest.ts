import { valuesAt, type ProblemKind } from '@assay/shared'
import type { FitTask, Fitted } from '../learner.ts'
import { createTreeBuilder, type GrownTree } from '../trees/grown-tree.ts'
import type { TreesInput } from '../trees/open-tree-fitter.ts'
import { stopCheck } from '../trees/stop-check.ts'
import { prepareGround } from '../trees/tree-ground.ts'
import { encodersOf, toTreesPredictor } from '../trees/trees-predictor.ts'
import { drawAgain, drawClasses, drawOnce, drawRows } from './draw-rows.ts'
import type { ForestParams } from './forest-params.ts'
import { growForestTree } from './grow-forest-tree.ts'
import { leafStatistics } from './leaf-statistics.ts'
import { createOutOfBag } from './out-of-bag.ts'

/** @throws {AppError} CANCELLED, FIT_DIVERGED */
export function fitForest ({ binned, target, problem, open }: TreesInput, { rows, random, shouldStop }: FitTask, params: ForestParams): Fitted {
  const { trees: count, minRowsPerLeaf, maxDepth, extra } = params
  const checkStop = stopCheck(shouldStop)
  const ground = prepareGround(open, binned, rows, new Uint32Array(0), checkStop)
  const outputs = problem.kind === 'multiclass' ? problem.classes.length : 1
  const targets = valuesAt(target, rows)
  const leaves = leafStatistics[problem.kind]({ ground, targets, outputs, trees: count, minRowsPerLeaf })
  const outOfBag = createOutOfBag({ ground, rows, leaves, outputs, trees: count })
  const builder = createTreeBuilder()
  const lookAt = featuresToLookAt(ground.features.length, problem.kind, params)
  const drawOf = params.classWeight === 'balanced' ? drawClasses(targets, problem.classes.length) : extra ? drawOnce : drawAgain
  const trees: GrownTree[] = []

  for (let tree = 0; tree < count; tree++) {
    const treeRandom = random.fork(tree)
    const drawn = drawRows(ground, params.rowShare, drawOf, treeRandom, checkStop)
    leaves.startTree(drawn.weights)
    const grown = growForestTree({ ground, builder, leaves, rows: drawn.rows, lookAt, maxDepth, minRowsPerLeaf, extra, random: treeRandom, checkStop })
    trees.push(grown)
    outOfBag.addTree(grown, drawn.weights)
  }
  const predictor = toTreesPredictor(ground.features, {
    trees, outputs: trees.map(() => 0), base: new Float64Array(outputs), leafWidth: outputs, leafValues: leaves.leafValues()
  })
  const answers = outOfBag.predictions()
  const link = problem.kind === 'regression' ? 'identity' : 'probability'
  return { model: { encoders: encodersOf(ground.features), predictor, link }, used: { ...params }, ...(answers !== null && { outOfBag: answers }) }
}

/** @see Breiman's randomForest: the square root of the number of features for classes, a third of it for regression */
function featuresToLookAt (features: number, kind: ProblemKind, { columnShare }: ForestParams): number {
  const usual = kind === 'regression' ? features / 3 : Math.sqrt(features)
  const count = columnShare > 0 ? features * columnShare : usual
  return Math.min(features, Math.max(1, Math.round(count)))
}
