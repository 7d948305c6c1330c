// The kernels again, as plainly as they can be written: what the differential tests compare with.

export interface PackedRow { readonly gradient: number, readonly hessian: number }
export interface Sums { gradient: number, hessian: number }
export interface SplitQuestion {
  readonly bins: number
  readonly l1: number
  readonly l2: number
  readonly minWeight: number
}

/** @param bins one row's bins after the other */
export function histogramOf (bins: readonly (readonly number[])[], rows: readonly number[], gradients: readonly PackedRow[]): Sums[][] {
  const features = bins[0]!.length
  return Array.from({ length: features }, (_, feature) => Array.from({ length: 256 }, (_, bin) => sumOf(rows.filter((row) => bins[row]![feature] === bin), gradients)))
}

export function sumOf (rows: readonly number[], gradients: readonly PackedRow[]): Sums {
  const sum = { gradient: 0, hessian: 0 }
  for (const row of rows) {
    sum.gradient += gradients[row]!.gradient
    sum.hessian += gradients[row]!.hessian
  }
  return sum
}

/** @returns the gain of sending these bins left, or −∞ where a side is too light */
export function gainOfSet (histogram: readonly Sums[], left: ReadonlySet<number>, { l1, l2, minWeight }: SplitQuestion): number {
  const sides = [histogram.filter((_, bin) => left.has(bin)), histogram.filter((_, bin) => !left.has(bin))].map((side) => ({
    gradient: side.reduce((sum, { gradient }) => sum + gradient, 0),
    hessian: side.reduce((sum, { hessian }) => sum + hessian, 0)
  }))
  if (sides.some(({ hessian }) => hessian < minWeight)) return -Infinity
  return sides.reduce((sum, { gradient, hessian }) => sum + Math.max(Math.abs(gradient) - l1, 0) ** 2 / (hessian + l2), 0)
}

/** The largest gain of all cuts, missing on either side. */
export function bestNumericGain (histogram: readonly Sums[], question: SplitQuestion): number {
  let best = -Infinity
  for (let last = 0; last < question.bins; last++) {
    const values = Array.from({ length: last }, (_, i) => i + 1)
    best = Math.max(best, gainOfSet(histogram, new Set(values), question), gainOfSet(histogram, new Set([0, ...values]), question))
  }
  return best
}

/** The same, of cuts whose right side steps no lower than the left (direction 1), or no higher (−1). */
export function bestMonotoneGain (histogram: readonly Sums[], direction: number, question: SplitQuestion): number {
  let best = -Infinity
  for (let last = 0; last < question.bins; last++) {
    for (const missing of [[], [0]]) {
      const left = new Set([...missing, ...Array.from({ length: last }, (_, i) => i + 1)])
      const [ofLeft, ofRight] = [true, false].map((side) => stepOf(histogram.filter((_, bin) => left.has(bin) === side), question))
      if ((ofRight! - ofLeft!) * direction >= 0) best = Math.max(best, gainOfSet(histogram, left, question))
    }
  }
  return best
}

function stepOf (side: readonly Sums[], { l1, l2 }: SplitQuestion): number {
  const gradient = side.reduce((sum, bin) => sum + bin.gradient, 0)
  const hessian = side.reduce((sum, bin) => sum + bin.hessian, 0)
  return -Math.sign(gradient) * Math.max(Math.abs(gradient) - l1, 0) / (hessian + l2)
}

/** The largest gain of all subsets of the bins. */
export function bestSubsetGain (histogram: readonly Sums[], question: SplitQuestion): number {
  let best = -Infinity
  for (let subset = 0; subset < 2 ** question.bins; subset++) {
    best = Math.max(best, gainOfSet(histogram, new Set(Array.from({ length: question.bins }, (_, bin) => bin).filter((bin) => subset >>> bin & 1)), question))
  }
  return best
}

/** The least Gini impurity, as Σ left² / left + Σ right² / right, of all cuts with missing on either side. */
export function bestClassGain (counts: readonly (readonly number[])[], minWeight: number): number {
  let best = -Infinity
  for (let last = 0; last < counts.length; last++) {
    for (const missingLeft of [false, true]) {
      const purity = [true, false].map((side) => {
        const own = counts.filter((_, bin) => (bin === 0 ? missingLeft : bin <= last) === side)
        const byClass = counts[0]!.map((_, k) => own.reduce((sum, bin) => sum + bin[k]!, 0))
        const weight = byClass.reduce((sum, rows) => sum + rows, 0)
        return weight < minWeight ? -Infinity : byClass.reduce((sum, rows) => sum + rows * rows, 0) / weight
      })
      best = Math.max(best, purity[0]! + purity[1]!)
    }
  }
  return best
}
