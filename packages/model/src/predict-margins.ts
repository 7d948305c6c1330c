import type { Predictor } from './predictor.ts'
import { predictLinear } from './predict-linear.ts'
import { predictNetwork } from './predict-network.ts'
import { predictTrees } from './predict-trees.ts'

/**
 * Margins of rows that are features already.
 *
 * @param features rows × features, row-major; may be rounded in place
 * @param margins  rows × outputs, overwritten
 */
export function predictMargins (predictor: Predictor, features: Float64Array, rows: number, margins: Float64Array): void {
  switch (predictor.kind) {
    case 'constant':
      for (let row = 0; row < rows; row++) margins.set(predictor.margins, row * predictor.margins.length)
      return
    case 'linear': return predictLinear(predictor, features, rows, margins)
    case 'network': return predictNetwork(predictor, features, rows, margins)
    case 'trees': return predictTrees(predictor, features, rows, margins)
  }
}

/** @returns margins a row has: 1, or one a class */
export function countOutputs (predictor: Predictor): number {
  switch (predictor.kind) {
    case 'constant': return predictor.margins.length
    case 'linear': return predictor.bias.length
    case 'network': return predictor.layers.at(-1)!.bias.length
    case 'trees': return predictor.base.length
  }
}
