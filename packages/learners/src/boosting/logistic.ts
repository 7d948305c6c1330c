import { exp, log, log1p } from '@assay/shared'
import type { Objective } from './objectives.ts'
import { marginsOf, targetsOf } from './scores.ts'

/** Binary log-loss; rows of each class count as often as they weigh. */
export const logistic: Objective = {
  link: 'logistic',
  base (targets, { classWeights: [negative, positive] }) {
    const positives = targets.reduce((sum, target) => sum + target, 0)
    // half a row at least on either side: a class that is not there has no finite margin
    const share = (rows: number): number => Math.max(rows, 0.5)
    return Float64Array.of(log(positive! * share(positives) / (negative! * share(targets.length - positives))))
  },
  scale: () => 1,
  roundBytes: () => 0,
  startRound: () => {},
  fillGradients ({ ground, margins, targets, classWeights: [negative, positive] }) {
    ground.kernels.logisticGradients(margins, targets, ground.trainingRows, negative!, positive!, ground.gradients)
  },
  loss (scores, begin, end) {
    const margins = marginsOf(scores, 0)
    const targets = targetsOf(scores)
    let sum = 0
    let weights = 0
    for (let row = begin; row < end; row++) {
      const positive = targets[row] === 1
      const weight = scores.classWeights[targets[row]!]!
      sum += weight * softplus(positive ? -margins[row]! : margins[row]!)
      weights += weight
    }
    return sum / weights
  }
}

/** log(1 + e^x) */
function softplus (x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)))
}
