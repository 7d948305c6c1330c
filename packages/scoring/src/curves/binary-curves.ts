import type { Curves, ThresholdCounts } from '@assay/shared'
import { reliabilityCurve } from '../calibration/reliability.ts'

/**
 * What answers would be worth at every threshold, thinned where the ROC curve moves little.
 *
 * @param target 1 is positive; both classes occur
 * @param probabilities P(positive)
 * @param points about so many at most: one each time that the two rates have moved by 2 / points together
 */
export function binaryCurves (target: Float64Array, probabilities: Float64Array, points = 200): Curves {
  const thresholds = thresholdCounts(target, probabilities, 2 / points)
  return {
    roc: thresholds.map(({ tp, fp, tn, fn }) => ({ falsePositiveRate: fp / (fp + tn), truePositiveRate: tp / (tp + fn) })),
    precisionRecall: thresholds.slice(1).map(({ tp, fp, fn }) => ({ recall: tp / (tp + fn), precision: tp / (tp + fp) })),
    reliability: reliabilityCurve(target, probabilities),
    thresholds
  }
}

/** By falling threshold, from none answered positive to all. */
function thresholdCounts (target: Float64Array, probabilities: Float64Array, step: number): ThresholdCounts[] {
  const order = Uint32Array.from(target, (_, row) => row).sort((a, b) => probabilities[b]! - probabilities[a]!)
  const positives = target.reduce((sum, actual) => sum + actual, 0)
  const negatives = target.length - positives
  const highest = probabilities[order[0]!]!
  const kept: ThresholdCounts[] = [{ threshold: highest < 1 ? 1 : highest + Number.EPSILON, tp: 0, fp: 0, tn: negatives, fn: positives }]
  let [tp, fp, moved] = [0, 0, 0]
  for (let at = 0; at < order.length; at++) {
    const actual = target[order[at]!]!
    tp += actual
    fp += 1 - actual
    moved += actual === 1 ? 1 / positives : 1 / negatives
    const threshold = probabilities[order[at]!]!
    const isLast = at === order.length - 1
    if (!isLast && (moved < step || probabilities[order[at + 1]!] === threshold)) continue
    kept.push({ threshold, tp, fp, tn: negatives - fp, fn: positives - tp })
    moved = 0
  }
  return kept
}
