import type { TreesPredictor } from '../../src/predictor.ts'

/** By the definition: the mean gain of knowing a feature, over all orders in which features become known. */
export function shapleyValues (trees: TreesPredictor, row: Float64Array): number[] {
  return Array.from(row, (_, feature) => {
    const others = Array.from(row.keys()).filter((other) => other !== feature)
    let value = 0
    for (let subset = 0; subset < 2 ** others.length; subset++) {
      const known = others.filter((_, bit) => subset >> bit & 1)
      const share = factorial(known.length) * factorial(row.length - known.length - 1) / factorial(row.length)
      value += share * (expectation(trees, row, new Set([...known, feature])) - expectation(trees, row, new Set(known)))
    }
    return value
  })
}

/** The margin expected when only some features are known: a node that asks about another sends shares of the row both ways. */
export function expectation (trees: TreesPredictor, row: Float64Array, known: ReadonlySet<number>): number {
  const { feature, threshold, left, missingLeft, cover, roots, base } = trees
  const visit = (node: number): number => {
    const tested = feature[node]!
    if (tested < 0) return threshold[node]!
    const [a, b] = [left[node]!, left[node]! + 1]
    if (!known.has(tested)) return cover[a]! + cover[b]! === 0 ? (visit(a) + visit(b)) / 2 : (cover[a]! * visit(a) + cover[b]! * visit(b)) / (cover[a]! + cover[b]!)
    const value = row[tested]!
    return visit((Number.isNaN(value) ? missingLeft[node] === 1 : value < threshold[node]!) ? a : b)
  }
  return Array.from(roots.subarray(0, -1)).reduce((sum, root) => sum + visit(root), base[0]!)
}

function factorial (number: number): number {
  return number < 2 ? 1 : number * factorial(number - 1)
}
