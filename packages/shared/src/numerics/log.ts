import { exponentOf } from './exponent-of.ts'
import { logOfParts } from './log-of-parts.ts'
import { powerOfTwo } from './power-of-two.ts'

/**
 * The natural logarithm, to less than one unit in the last place, and to the same bits in every engine: `Math.log` is left to the
 * engine by ECMAScript.
 */
export function log (x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN
  const subnormal = x < smallestNormal
  const normal = subnormal ? x * powerOfTwo(54) : x
  const exponent = exponentOf(normal)
  return logOfParts(subnormal ? exponent - 54 : exponent, normal * powerOfTwo(-exponent), 0)
}

const smallestNormal = powerOfTwo(-1022)
