import { yeoJohnson } from '@assay/model'
import { log, log1p } from '@assay/shared'
import { meanAndDeviation } from './describe-numbers.ts'

/** Values that the power is fitted to, evenly spread over the sorted ones. */
const mostValues = 2_000
const powers = [-3, 5] as const
const steps = 30
const goldenShare = (Math.sqrt(5) - 1) / 2

/**
 * The power under which the values look most like a normal distribution.
 *
 * @param sorted ascending, none missing
 * @see Yeo & Johnson, 2000, eq. 3.1 (profile likelihood); Kiefer, "Sequential minimax search for a maximum", 1953 (golden section)
 */
export function fitYeoJohnson (sorted: Float64Array): number {
  const count = Math.min(mostValues, sorted.length)
  const values = Float64Array.from({ length: count }, (_, at) => sorted[Math.floor(at * sorted.length / count)]!)
  const logSizes = values.reduce((sum, value) => sum + Math.sign(value) * log1p(Math.abs(value)), 0)
  const likelihoodOf = (power: number): number => {
    const { deviation } = meanAndDeviation(values.map((value) => yeoJohnson(value, power)))
    return deviation > 0 && deviation < Infinity ? (power - 1) * logSizes - count * log(deviation) : -Infinity
  }
  let [low, high]: [number, number] = [...powers]
  const probe = (share: number): { readonly power: number, readonly likelihood: number } => {
    const power = low + share * (high - low)
    return { power, likelihood: likelihoodOf(power) }
  }
  let [one, other] = [probe(1 - goldenShare), probe(goldenShare)]
  for (let step = 0; step < steps; step++) {
    // The golden share makes the probe that stays inside the next one's.
    if (one.likelihood >= other.likelihood) {
      high = other.power
      other = one
      one = probe(1 - goldenShare)
    } else {
      low = one.power
      one = other
      other = probe(goldenShare)
    }
  }
  return (low + high) / 2
}
