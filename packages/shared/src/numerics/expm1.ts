import { exponentialLess } from './exponential-less.ts'

/** e^x − 1 without cancellation near 0, to less than one unit in the last place, and to the same bits in every engine. */
export function expm1 (x: number): number {
  return x === 0 ? x : exponentialLess(x, 1)
}
