import type { Objective } from './objectives.ts'
import { marginsOf, targetsOf } from './scores.ts'

/** Multiclass log-loss; one tree for each class and round. */
export const softmax: Objective = {
  link: 'softmax',
  base (targets, { outputs }) {
    const rows = new Float64Array(outputs)
    for (const target of targets) rows[target]! += 1
    // half a row at least: a class that is not there has no finite margin
    return rows.map((count) => Math.log(Math.max(count, 0.5) / targets.length))
  },
  scale: () => 1,
  roundBytes: (outputs, stride) => outputs * stride * 4,
  startRound ({ ground, margins, round, outputs }) {
    ground.kernels.softmaxProbabilities(margins, ground.trainingRows, ground.stride, outputs, round)
  },
  fillGradients ({ ground, targets, round }, output) {
    ground.kernels.softmaxGradients(round + output * ground.stride * 4, targets, ground.trainingRows, output, ground.gradients)
  },
  loss (scores, begin, end) {
    const margins = Array.from({ length: scores.outputs }, (_, output) => marginsOf(scores, output))
    const targets = targetsOf(scores)
    let sum = 0
    for (let row = begin; row < end; row++) {
      let highest = -Infinity
      for (const margin of margins) highest = Math.max(highest, margin[row]!)
      let powers = 0
      for (const margin of margins) powers += Math.exp(margin[row]! - highest)
      sum += Math.log(powers) + highest - margins[targets[row]!]![row]!
    }
    return sum / (end - begin)
  }
}
