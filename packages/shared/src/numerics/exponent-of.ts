const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
double[0] = 1
/** Which of the two words holds the exponent. */
const high = words[1] === 0 ? 0 : 1

/**
 * The binary logarithm of a number's size, rounded down, exactly.
 *
 * @param x not 0, and not smaller than the smallest normal number, 2^−1022
 */
export function exponentOf (x: number): number {
  double[0] = x
  return (words[high]! >>> 20 & 2047) - 1023
}
