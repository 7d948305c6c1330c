import { exponentOf } from './exponent-of.ts'
import { logNearOne, logOfParts } from './log-of-parts.ts'
import { powerOfTwo } from './power-of-two.ts'

/** log(1 + x) without cancellation near 0, to less than one unit in the last place, and to the same bits in every engine. */
export function log1p (x: number): number {
  if (x > Math.SQRT1_2 - 1 && x < Math.SQRT2 - 1) return logNearOne(x)
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x > 0 ? x : NaN
  const sum = 1 + x
  const exponent = exponentOf(sum)
  const lost = exponent > 0 ? 1 - (sum - x) : x - (sum - 1)
  return logOfParts(exponent, sum * powerOfTwo(-exponent), lost / sum)
}
