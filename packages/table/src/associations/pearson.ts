import { inBlocks } from '../in-blocks.ts'

/**
 * The linear correlation of two columns over the rows where neither is missing (NaN).
 *
 * @returns −1 to 1; 0 where either does not vary
 */
export function pearson (x: Float64Array, y: Float64Array): number {
  const sums: PairSums = { count: 0, x: 0, y: 0 }
  inBlocks(x.length, (from, to) => addValues(sums, x, y, from, to))
  const [meanX, meanY] = [sums.x / (sums.count * scale), sums.y / (sums.count * scale)]
  const spreads: PairSpreads = { x: 0, y: 0, both: 0 }
  inBlocks(x.length, (from, to) => addDistances(spreads, x, meanX, y, meanY, from, to))
  const spread = Math.sqrt(spreads.x) * Math.sqrt(spreads.y)
  return spread > 0 && Number.isFinite(spread) ? Math.max(-1, Math.min(1, spreads.both / spread)) : 0
}

interface PairSums { count: number, x: number, y: number }
/** Of the squares of what separates values from their means, and of their products. */
interface PairSpreads { x: number, y: number, both: number }

/** So that the largest values do not overflow their sum. */
const scale = 2 ** -40

function addValues (sums: PairSums, x: Float64Array, y: Float64Array, from: number, to: number): void {
  let { count, x: sumX, y: sumY } = sums
  for (let row = from; row < to; row++) {
    const a = x[row]!
    const b = y[row]!
    if (a !== a || b !== b) continue
    count++
    sumX += a * scale
    sumY += b * scale
  }
  sums.count = count
  sums.x = sumX
  sums.y = sumY
}

function addDistances (spreads: PairSpreads, x: Float64Array, meanX: number, y: Float64Array, meanY: number, from: number, to: number): void {
  let { x: squaresX, y: squaresY, both } = spreads
  for (let row = from; row < to; row++) {
    const a = x[row]! - meanX
    const b = y[row]! - meanY
    if (a !== a || b !== b) continue
    squaresX += a * a
    squaresY += b * b
    both += a * b
  }
  spreads.x = squaresX
  spreads.y = squaresY
  spreads.both = both
}
