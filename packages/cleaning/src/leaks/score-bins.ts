import { square } from '@assay/shared'
import type { Bins } from './bin-codes.ts'

/** Rows' worth of trust in the overall answer, given to every bin. */
const smoothing = 1

/**
 * The area under the ROC curve on the unseen rows, when each bin answers with its share of positives among the seen rows.
 *
 * @param classes 1 negative, 2 positive
 */
export function areaUnderCurve ({ codes, count }: Bins, classes: Uint32Array, seen: Uint32Array, unseen: Uint32Array): number {
  const shares = binMeans({ codes, count }, (row) => classes[row] === 2 ? 1 : 0, seen)
  const positives = new Float64Array(count)
  const negatives = new Float64Array(count)
  for (const row of unseen) (classes[row] === 2 ? positives : negatives)[codes[row]!]!++

  const order = Uint32Array.from(shares.keys()).sort((a, b) => shares[a]! - shares[b]!)
  let area = 0
  let below = 0
  for (let start = 0; start < order.length;) {
    let tiedPositives = 0
    let tiedNegatives = 0
    let end = start
    while (end < order.length && shares[order[end]!] === shares[order[start]!]) {
      tiedPositives += positives[order[end]!]!
      tiedNegatives += negatives[order[end]!]!
      end++
    }
    area += tiedPositives * (below + tiedNegatives / 2)
    below += tiedNegatives
    start = end
  }
  const pairs = below * (unseen.length - below)
  return pairs === 0 ? 0.5 : area / pairs
}

/** R² on the unseen rows, when each bin answers with the mean of its seen rows. */
export function explainedVariance (bins: Bins, values: Float64Array, seen: Uint32Array, unseen: Uint32Array): number {
  const answers = binMeans(bins, (row) => values[row]!, seen)
  const overall = mean(Array.from(unseen, (row) => values[row]!))
  let left = 0
  let total = 0
  for (const row of unseen) {
    left += square(values[row]! - answers[bins.codes[row]!]!)
    total += square(values[row]! - overall)
  }
  return total > 0 ? 1 - left / total : 0
}

/**
 * The share of the errors of always answering the most frequent class that is avoided on the unseen rows, when each bin answers with its
 * most frequent class among the seen ones.
 *
 * @param classes from 1
 */
export function accuracyGain ({ codes, count }: Bins, classes: Uint32Array, classCount: number, seen: Uint32Array, unseen: Uint32Array): number {
  const counts = new Uint32Array(count * (classCount + 1))
  const overall = new Uint32Array(classCount + 1)
  for (const row of seen) {
    counts[codes[row]! * (classCount + 1) + classes[row]!]!++
    overall[classes[row]!]!++
  }
  const usual = largestIndex(overall)
  const answers = Uint32Array.from({ length: count }, (_, bin) => {
    const ofBin = counts.subarray(bin * (classCount + 1), (bin + 1) * (classCount + 1))
    const best = largestIndex(ofBin)
    return ofBin[best] === 0 ? usual : best
  })
  let errors = 0
  let usualErrors = 0
  for (const row of unseen) {
    if (classes[row] !== answers[codes[row]!]) errors++
    if (classes[row] !== usual) usualErrors++
  }
  return usualErrors === 0 ? 0 : 1 - errors / usualErrors
}

export function mean (values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** @returns for each bin the mean over its seen rows, drawn a little towards the mean over all of them */
function binMeans ({ codes, count }: Bins, valueOf: (row: number) => number, seen: Uint32Array): Float64Array {
  const overall = mean(Array.from(seen, valueOf))
  const rows = new Float64Array(count).fill(smoothing)
  const sums = new Float64Array(count).fill(smoothing * overall)
  for (const row of seen) {
    rows[codes[row]!]!++
    sums[codes[row]!]! += valueOf(row)
  }
  return sums.map((sum, bin) => sum / rows[bin]!)
}

function largestIndex (counts: Uint32Array): number {
  return counts.reduce((best, rows, index) => rows > counts[best]! ? index : best, 0)
}
