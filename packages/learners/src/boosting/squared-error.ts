import { square } from '@assay/shared'
import type { Objective } from './objectives.ts'
import { marginsOf, targetsOf } from './scores.ts'

/** Half the squared error, measured in standard deviations of the target: params mean the same whatever the target's unit. */
export const squaredError: Objective = {
  link: 'identity',
  base: (targets) => Float64Array.of(mean(targets)),
  scale (targets) {
    const center = mean(targets)
    return Math.sqrt(mean(targets.map((target) => square(target - center)))) || 1
  },
  roundBytes: () => 0,
  startRound: () => {},
  fillGradients ({ ground, margins, targets, scale }) {
    ground.kernels.squaredGradients(margins, targets, ground.trainingRows, scale, ground.gradients)
  },
  loss (scores, begin, end) {
    const margins = marginsOf(scores, 0)
    const targets = targetsOf(scores)
    let sum = 0
    for (let row = begin; row < end; row++) sum += square((margins[row]! - targets[row]!) / scores.scale)
    return sum / (end - begin) / 2
  }
}

function mean (values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
