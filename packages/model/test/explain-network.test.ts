import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { compileExplanation, predictMargins, type NetworkPredictor } from '../src/index.ts'

const random = createRandom('network')
const draw = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal())
const network: NetworkPredictor = { kind: 'network', features: 3, layers: [{ weights: draw(12), bias: draw(4) }, { weights: draw(8), bias: draw(2) }], means: draw(3) }

/** One hidden layer: DeepLIFT's rescale rule is the integral of the gradient on the straight way from the means. */
test('contributions of one hidden layer are integrated gradients', () => {
  const features = draw(3)
  const steps = 20_000
  const marginAt = (row: Float64Array): number => {
    const margins = new Float64Array(2)
    predictMargins(network, row, 1, margins)
    return margins[1]!
  }
  const integrated = Array.from(features, (value, feature) => {
    let sum = 0
    for (let step = 0; step < steps; step++) {
      const at = network.means.map((mean, i) => mean + (features[i]! - mean) * (step + 0.5) / steps)
      const ahead = at.slice()
      ahead[feature]! += 1e-6
      sum += (marginAt(ahead) - marginAt(at)) / 1e-6
    }
    return sum / steps * (value - network.means[feature]!)
  })
  const { baseline, contributions } = compileExplanation(network)(features, 1, 1)
  expect(baseline).toBe(marginAt(network.means))
  expect(Math.max(...integrated.map((contribution, i) => Math.abs(contribution - contributions[i]!)))).toBeLessThan(1e-3)
  expect(contributions.reduce((sum, contribution) => sum + contribution, baseline)).toBeCloseTo(marginAt(features), 12)
})
