import { createRandom, type Random } from '@assay/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileTrees } from '../src/compile-trees.ts'
import { predictTrees } from '../src/predict-trees.ts'
import type { TreesPredictor } from '../src/predictor.ts'
import { growRandomTrees } from './grow-random-trees.ts'

test('packed trees give the bits of the plain walk, whatever the trees and the rows', () => {
  const shape = fc.record({
    seed: fc.integer(),
    trees: fc.integer({ min: 1, max: 11 }),
    depth: fc.integer({ min: 0, max: 12 }),
    features: fc.integer({ min: 1, max: 5 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    leaves: fc.constantFrom('one value', 'one value an output', 'single precision'),
    categoricalShare: fc.constantFrom(0, 0.3, 1),
    rows: fc.constantFrom(0, 1, 2, 63, 64, 65, 200)
  })
  fc.assert(fc.property(shape, ({ seed, leaves, categoricalShare, rows, ...size }) => {
    const random = createRandom(seed)
    const trees = varyLeaves(varyNodes(growRandomTrees({ ...size, random }), categoricalShare, random), leaves, random)
    const features = Float64Array.from({ length: rows * size.features }, () => anyFeature(trees, random))
    const wanted = new Float64Array(rows * size.outputs)
    predictTrees(trees, features.slice(), rows, wanted)

    const predict = compileTrees(trees)
    const margins = new Float64Array(rows * size.outputs).fill(7)
    predict(features, rows, margins)
    expect(margins).toEqual(wanted)
    for (let row = 0; row < Math.min(rows, 5); row++) {
      const alone = new Float64Array(size.outputs)
      predict(features.subarray(row * size.features, (row + 1) * size.features), 1, alone)
      expect(alone).toEqual(wanted.subarray(row * size.outputs, (row + 1) * size.outputs))
    }
  }), { numRuns: 400 })
})

test('a feature of many categories, few of which any set has', () => {
  const random = createRandom('wide')
  const grown = growRandomTrees({ trees: 9, depth: 5, features: 1, random })
  const trees = { ...varyNodes(grown, 1, random) }
  const features = Float64Array.from({ length: 300 }, (_, code) => code)
  const [plain, packed] = [new Float64Array(300), new Float64Array(300)]
  predictTrees(trees, features.slice(), 300, plain)
  compileTrees(trees)(features, 300, packed)
  expect(new Set(plain).size).toBeGreaterThan(20)
  expect(packed).toEqual(plain)
})

/** Sets of up to three words, and thresholds that are hard: −∞, ∞, both zeros, numbers that single precision rounds. */
function varyNodes (trees: TreesPredictor, categoricalShare: number, random: Random): TreesPredictor {
  const sets: number[] = [0]
  const threshold = trees.threshold.map((value, node) => (trees.feature[node]! < 0 ? value : pick([value, value, -Infinity, Infinity, 0, -0, 0.1], random)))
  const categories = trees.categories.map((none, node) => {
    if (trees.feature[node]! < 0 || random.next() >= categoricalShare) return none
    const words = random.integer(4)
    return sets.push(words, ...Array.from({ length: words }, () => Math.floor(random.next() * 2 ** 32))) - words - 1
  })
  return { ...trees, threshold, categories, categorySets: Uint32Array.from(sets) }
}

function varyLeaves (trees: TreesPredictor, leaves: string, random: Random): TreesPredictor {
  if (leaves === 'single precision') return { ...trees, precision: 'float32', threshold: trees.threshold.map(Math.fround) }
  const leafWidth = trees.base.length
  if (leaves === 'one value' || leafWidth === 1) return trees
  const threshold = trees.threshold.map((value, node) => (trees.feature[node]! < 0 ? node * leafWidth : value))
  return { ...trees, leafWidth, threshold, leafValues: Float64Array.from({ length: threshold.length * leafWidth }, () => random.normal()) }
}

function anyFeature ({ threshold }: TreesPredictor, random: Random): number {
  return pick([NaN, Infinity, -Infinity, 0, -0, random.next() * 6, random.integer(100), -1, 1e300, 2 ** 32 + 3, pick([...threshold.subarray(0, 9)], random)], random)
}

function pick<T> (choices: readonly T[], random: Random): T {
  return choices[random.integer(choices.length)]!
}
