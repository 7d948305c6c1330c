import type { NetworkLayer, NetworkPredictor } from './predictor.ts'

/**
 * Margins of a network, row by row.
 *
 * @param features rows × predictor.features, row-major
 * @param margins  rows × outputs, overwritten
 */
export function predictNetwork ({ features: width, layers }: NetworkPredictor, features: Float64Array, rows: number, margins: Float64Array): void {
  const outputs = layers.at(-1)!.bias.length
  const values = layers.map(({ bias }) => new Float64Array(bias.length))
  for (let row = 0; row < rows; row++) {
    passLayers(layers, features.subarray(row * width, (row + 1) * width), values)
    margins.set(values.at(-1)!, row * outputs)
  }
}

/**
 * One row's way through the layers.
 *
 * @param values for each layer its outputs before ReLU, overwritten
 */
export function passLayers (layers: readonly NetworkLayer[], row: Float64Array, values: readonly Float64Array[]): void {
  layers.forEach((layer, at) => {
    passLayer(layer, at === 0 ? row : values[at - 1]!, at > 0, values[at]!)
  })
}

function passLayer ({ weights, bias }: NetworkLayer, inputs: Float64Array, rectified: boolean, outputs: Float64Array): void {
  for (let output = 0, w = 0; output < bias.length; output++) {
    let sum = bias[output]!
    for (let input = 0; input < inputs.length; input++, w++) {
      const value = inputs[input]!
      if (!rectified || value > 0) sum += weights[w]! * value
    }
    outputs[output] = sum
  }
}
