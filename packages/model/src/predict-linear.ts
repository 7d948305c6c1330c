import type { LinearPredictor } from './predictor.ts'

/**
 * Margins of a linear model.
 *
 * @param features rows × predictor.features, row-major
 * @param margins  rows × outputs, overwritten
 */
export function predictLinear ({ features: width, weights, bias }: LinearPredictor, features: Float64Array, rows: number, margins: Float64Array): void {
  const outputs = bias.length
  for (let row = 0, x = 0, at = 0; row < rows; row++, x += width) {
    for (let output = 0, w = 0; output < outputs; output++, at++, w += width) {
      let margin = bias[output]!
      for (let feature = 0; feature < width; feature++) margin += weights[w + feature]! * features[x + feature]!
      margins[at] = margin
    }
  }
}
