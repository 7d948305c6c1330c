import { packTrees } from '../pack-trees.ts'
import type { TreesPredictor } from '../predictor.ts'
import { compileSpread } from '../spread-rows.ts'
import type { PassTreeShap } from './pass-tree-shap.ts'
import { planPasses, points, stepWidth, weights, type Steps } from './plan-passes.ts'
import type { ShapKernels } from './shap-kernels.ts'

/** As many as their values and contributions stay in a first cache. */
const mostPairs = 8
const pairBytes = 16
const placeBytes = 16 * points
const stepBytes = 104
const leafBytes = 16
const treeBytes = 24

/** The passes of `passTreeShap` in a kernel, for two rows at a time; to the same bits. */
export function passPairs (predictor: TreesPredictor, shares: Float64Array, output: number, { kernels, memory }: ShapKernels): PassTreeShap {
  const { features, feature, left, threshold } = predictor
  const { thresholds, asked, sets, words, slots } = packTrees(predictor)
  const spreadRow = compileSpread(predictor, slots)
  const isBit = slots.map(({ asks }) => asks === 'bit')
  const spread = { rows: 1, numbers: new Float64Array(slots.length).fill(NaN), bits: new Int32Array(slots.length) }
  const { forks, twigs, leaves, factors, entries } = planPasses(predictor, shares, output)
  const trees = forks.starts.length - 1

  const [valueBytes, sumBytes, area] = [slots.length * pairBytes, features * pairBytes, entries / points * placeBytes]
  const atWords = memory.reserve(4 * words.length)
  const [atForks, atTwigs, atLeaves] = [forks, twigs, leaves].map(({ steps }, list) => memory.reserve(steps.length / stepWidth * (list === 2 ? leafBytes : stepBytes))) as [number, number, number]
  const atTrees = memory.reserve(trees * treeBytes)
  const atValues = memory.reserve(mostPairs * valueBytes)
  const atSums = memory.reserve(mostPairs * sumBytes)
  const scratch = memory.reserve(5 * area)
  memory.words(atWords, words.length).set(words)
  writeSteps(forks, atForks)
  writeSteps(twigs, atTwigs)
  writeLeaves()
  writeTrees()
  for (let point = 0; point < points; point++) memory.doubles(scratch + placeBytes + pairBytes * point, 2).fill(weights[point]!)
  memory.bytes(scratch + 4 * area, pairBytes).fill(0xff)

  function writeSteps ({ steps }: Steps, at: number): void {
    const bytes = steps.length / stepWidth * stepBytes
    const [integers, doubles] = [memory.words(at, bytes / 4), memory.doubles(at, bytes / 8)]
    for (let step = 0, place = 0; step < steps.length; step += stepWidth, place += stepBytes) {
      const node = steps[step]!
      const child = left[node]!
      const [integer, double] = [place / 4, place / 8]
      integers[integer] = asked[node]! * pairBytes
      integers[integer + 1] = sets.length > 0 && sets[node]! > 0 ? atWords + 4 * sets[node]! : 0
      for (let i = 1; i < 4; i++) integers[integer + 1 + i] = steps[step + i]! * pairBytes
      integers[integer + 5] = feature[node]! * pairBytes
      doubles[double + 3] = thresholds[node]!
      doubles[double + 4] = shares[child]!
      for (let i = 0; i < 2 * points; i++) doubles[double + 5 + i] = factors[steps[step + 4]! + i]!
      doubles[double + 11] = threshold[child + 1]!
      doubles[double + 12] = threshold[child]! - threshold[child + 1]!
    }
  }

  function writeLeaves (): void {
    const { steps } = leaves
    for (let step = 0, at = atLeaves; step < steps.length; step += stepWidth, at += leafBytes) {
      memory.words(at, 1)[0] = steps[step + 1]! * pairBytes
      memory.doubles(at + 8, 1)[0] = threshold[steps[step]!]!
    }
  }

  function writeTrees (): void {
    const lists = [[forks, atForks, stepBytes], [twigs, atTwigs, stepBytes], [leaves, atLeaves, leafBytes]] as const
    for (let tree = 0; tree < trees; tree++) {
      const bounds = lists.flatMap(([{ starts }, at, bytes]) => [starts[tree]!, starts[tree + 1]!].map((step) => at + step / stepWidth * bytes))
      memory.words(atTrees + tree * treeBytes, bounds.length).set(bounds)
    }
  }

  return (rows, count, contributions) => {
    // Another output's pass may have made the memory grow.
    const values = memory.doubles(atValues, mostPairs * valueBytes / 8)
    const sums = memory.doubles(atSums, mostPairs * sumBytes / 8)
    for (let start = 0; start < count; start += 2 * mostPairs) {
      const some = Math.min(2 * mostPairs, count - start)
      for (let row = 0; row < some; row++) {
        spreadRow(rows, (start + row) * features, spread)
        for (let slot = 0, to = pairPlace(row, slots.length); slot < slots.length; slot++, to += 2) values[to] = isBit[slot] ? spread.bits[slot]! : spread.numbers[slot]!
      }
      sums.fill(0)
      kernels.addTreeShap(atTrees, trees, atValues, valueBytes, (some + 1) >> 1, scratch, area, atSums, sumBytes)
      for (let row = 0; row < some; row++) {
        for (let one = 0, from = pairPlace(row, features), to = (start + row) * features; one < features; one++, from += 2, to++) contributions[to]! += sums[from]!
      }
    }
  }
}

/** Where a row's numbers begin among those of pairs, each every second one. */
const pairPlace = (row: number, width: number): number => (row >> 1) * 2 * width + (row & 1)
