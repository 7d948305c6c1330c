import type { Explanation } from './explain-row.ts'
import { passLayers } from './predict-network.ts'
import type { NetworkPredictor } from './predictor.ts'

/**
 * Contributions of features to one output's margin, measured from the row of the features' means: DeepLIFT's rescale rule. Each unit hands
 * on what it changed by in the share of what its inputs changed by, so contributions add up exactly; with one hidden layer they are the
 * integrated gradients on the straight way from the means to the row.
 *
 * @see Shrikumar, Greenside & Kundaje, "Learning Important Features Through Propagating Activation Differences", 2017
 */
export function explainNetwork ({ layers, means }: NetworkPredictor, features: Float64Array, output: number): Explanation {
  const values = layers.map(({ bias }) => new Float64Array(bias.length))
  const reference = layers.map(({ bias }) => new Float64Array(bias.length))
  passLayers(layers, features, values)
  passLayers(layers, means, reference)

  let multipliers = new Float64Array(layers.at(-1)!.bias.length)
  multipliers[output] = 1
  for (let at = layers.length - 1; at >= 0; at--) {
    const { weights, bias } = layers[at]!
    const inputs = weights.length / bias.length
    const before = new Float64Array(inputs)
    for (let unit = 0, w = 0; unit < bias.length; unit++) {
      for (let input = 0; input < inputs; input++, w++) before[input]! += multipliers[unit]! * weights[w]!
    }
    if (at > 0) for (let input = 0; input < inputs; input++) before[input]! *= handedOn(values[at - 1]![input]!, reference[at - 1]![input]!)
    multipliers = before
  }
  return { baseline: reference.at(-1)![output]!, contributions: multipliers.map((multiplier, feature) => multiplier * (features[feature]! - means[feature]!)) }
}

/** The share of a unit's change that passes its ReLU. */
function handedOn (value: number, reference: number): number {
  return value === reference ? Number(value > 0) : (Math.max(value, 0) - Math.max(reference, 0)) / (value - reference)
}
