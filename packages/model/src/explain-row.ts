import type { FittedModel, Member } from './artifact.ts'
import type { Encoder } from './encoder.ts'
import { explainNetwork } from './explain-network.ts'
import { featureWidth } from './features.ts'
import type { LinearPredictor, Predictor } from './predictor.ts'
import { compileTreeShap } from './shap/compile-tree-shap.ts'

/** How one row's margin came about: `baseline` and all contributions add up to it. */
export interface Explanation {
  readonly baseline: number
  /** One entry a feature. */
  readonly contributions: Float64Array
}

/**
 * Contributions of features to one output's margin: exact path-dependent Shapley values for trees, weight × (feature − its
 * training mean) for linear models, DeepLIFT's for networks. Calibration comes after the margin and is not part of it.
 *
 * @returns explains one row after the other: what trees need is made once
 */
export function compileExplanation (predictor: Predictor): (features: Float64Array, output: number) => Explanation {
  switch (predictor.kind) {
    case 'constant': return (features, output) => ({ baseline: predictor.margins[output]!, contributions: new Float64Array(features.length) })
    case 'linear': return (features, output) => explainLinear(predictor, features, output)
    case 'network': return (features, output) => explainNetwork(predictor, features, output)
    case 'trees': {
      const addTreeShap = compileTreeShap(predictor)
      return (features, output) => {
        const contributions = new Float64Array(features.length)
        return { baseline: addTreeShap(features, output, contributions), contributions }
      }
    }
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

/**
 * The members that an ensemble's explanation is about, with weights that add up to 1. Margins of different links have different
 * units and no common sum, so these are the members with the link of the heaviest one; contributions then add up to the weighted
 * mean of their margins. A lone member is explained exactly.
 */
export function explainedMembers (members: readonly Member[]): readonly Member[] {
  const heaviest = members.reduce((most, member) => (member.weight > most.weight ? member : most))
  const alike = members.filter(({ link }) => link === heaviest.link)
  const weight = alike.reduce((sum, member) => sum + member.weight, 0)
  return alike.map((member) => ({ ...member, weight: member.weight / weight }))
}

/** @returns for each feature of a model, the place of its column in `names` */
export function columnOfFeature ({ encoders }: Pick<FittedModel, 'encoders'>, names: readonly string[]): Uint32Array {
  const placeOf = (encoder: Encoder): number[] => new Array<number>(featureWidth(encoder)).fill(names.indexOf(encoder.column))
  return Uint32Array.from(encoders.flatMap(placeOf))
}
