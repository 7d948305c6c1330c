import type { FittedModel } from './artifact.ts'
import type { Encoder } from './encoder.ts'
import { explainNetwork } from './explain-network.ts'
import { featureWidth } from './features.ts'
import type { LinearPredictor, Predictor } from './predictor.ts'
import { compileTreeShap } from './shap/compile-tree-shap.ts'
import type { ShapKernels } from './shap/shap-kernels.ts'

/** How the margins of rows came about: `baseline` and a row's contributions add up to its margin. */
export interface Explanation {
  readonly baseline: number
  /** Rows × features. */
  readonly contributions: Float64Array
}

/**
 * Contributions of features to one output's margin: exact path-dependent Shapley values for trees, weight × (feature − its
 * training mean) for linear models, DeepLIFT's for networks. Calibration comes after the margin and is not part of it.
 *
 * @param openKernels makes trees faster where there are kernels, with the same bits
 * @returns explains rows (rows × features): what trees need is made once
 */
export function compileExplanation (predictor: Predictor, openKernels?: () => ShapKernels): (features: Float64Array, rows: number, output: number) => Explanation {
  switch (predictor.kind) {
    case 'constant': return (features, _rows, output) => ({ baseline: predictor.margins[output]!, contributions: new Float64Array(features.length) })
    case 'linear': return byRow((row, output) => explainLinear(predictor, row, output))
    case 'network': return byRow((row, output) => explainNetwork(predictor, row, output))
    case 'trees': {
      const explainTrees = compileTreeShap(predictor, openKernels)
      return (features, rows, output) => {
        const contributions = new Float64Array(features.length)
        return { baseline: explainTrees(features, rows, output, contributions), contributions }
      }
    }
  }
}

function byRow (explain: (row: Float64Array, output: number) => Explanation): (features: Float64Array, rows: number, output: number) => Explanation {
  return (features, rows, output) => {
    const width = features.length / rows
    const contributions = new Float64Array(features.length)
    let baseline = 0
    for (let at = 0; at < features.length; at += width) {
      const explanation = explain(features.subarray(at, at + width), output)
      baseline = explanation.baseline
      contributions.set(explanation.contributions, at)
    }
    return { baseline, contributions }
  }
}

function explainLinear ({ features: width, weights, means, bias }: LinearPredictor, features: Float64Array, output: number): Explanation {
  const contributions = new Float64Array(width)
  let baseline = bias[output]!
  for (let feature = 0, w = output * width; feature < width; feature++, w++) {
    contributions[feature] = weights[w]! * (features[feature]! - means[feature]!)
    baseline += weights[w]! * means[feature]!
  }
  return { baseline, contributions }
}

/** @returns for each feature of a model, the place of its column in `names` */
export function columnOfFeature ({ encoders }: Pick<FittedModel, 'encoders'>, names: readonly string[]): Uint32Array {
  const placeOf = (encoder: Encoder): number[] => new Array<number>(featureWidth(encoder)).fill(names.indexOf(encoder.column))
  return Uint32Array.from(encoders.flatMap(placeOf))
}
