import { exp, log } from '@assay/shared'
import type { Objective } from './objectives.ts'
import { marginsOf, targetsOf } from './scores.ts'

/** Multiclass log-loss; one tree for each class and round. */
export const softmax: Objective = {
  link: 'softmax',
  base (targets, { outputs, classWeights }) {
    const rows = new Float64Array(outputs)
    for (const target of targets) rows[target]! += classWeights[target]!
    const total = rows.reduce((sum, weight) => sum + weight, 0)
    // half a row at least: a class that is not there has no finite margin
    return rows.map((count) => log(Math.max(count, 0.5) / total))
  },
  scale: () => 1,
  roundBytes: (outputs, stride) => outputs * stride * 4,
  startRound ({ ground, margins, round, outputs }) {
    ground.kernels.softmaxProbabilities(margins, ground.trainingRows, ground.stride, outputs, round)
  },
  fillGradients ({ ground, targets, round, weights }, output) {
    ground.kernels.softmaxGradients(round + output * ground.stride * 4, targets, ground.trainingRows, output, weights, ground.gradients)
  },
  loss (scores, begin, end) {
    const margins = Array.from({ length: scores.outputs }, (_, output) => marginsOf(scores, output))
    const targets = targetsOf(scores)
    let sum = 0
    let total = 0
    for (let row = begin; row < end; row++) {
      let highest = -Infinity
      for (const margin of margins) highest = Math.max(highest, margin[row]!)
      let powers = 0
      for (const margin of margins) powers += exp(margin[row]! - highest)
      const weight = scores.classWeights[targets[row]!]!
      sum += weight * (log(powers) + highest - margins[targets[row]!]![row]!)
      total += weight
    }
    return sum / total
  }
}
