import { exponentialLess } from './exponential-less.ts'

/**
 * e^x, to less than one unit in the last place, and to the same bits in every engine: `Math.exp` is left to the engine by ECMAScript.
 */
export function exp (x: number): number {
  return exponentialLess(x, 0)
}
