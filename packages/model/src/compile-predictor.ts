import { compileTrees } from './compile-trees.ts'
import { predictMargins } from './predict-margins.ts'
import type { Predictor, TreesPredictor } from './predictor.ts'

/** Writes margins (rows × outputs) of features (rows × features, may be rounded in place), both row-major. */
export type PredictMargins = (features: Float64Array, rows: number, margins: Float64Array) => void

/**
 * A predictor made ready, with the bits of `predictMargins`.
 *
 * @param rows as many as will be asked for: preparing trees costs more than it gains where they are few
 */
export function compilePredictor (predictor: Predictor, rows: number): PredictMargins {
  if (predictor.kind === 'trees' && rows > nodesOfTree(predictor)) return compileTrees(predictor)
  return (features, count, margins) => { predictMargins(predictor, features, count, margins) }
}

/** Mean nodes of a tree: packing visits every node once, a row a path a tree. */
function nodesOfTree ({ feature, roots }: TreesPredictor): number {
  return feature.length / (roots.length - 1)
}
