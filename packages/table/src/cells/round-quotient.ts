/**
 * The double next to (high × scale + low) / divisor, found in twice the precision.
 *
 * @param high    a whole number below 2^53
 * @param scale   a power of ten, up to 1,000
 * @param low     a whole number below `scale`
 * @param divisor a power of ten, up to 10^22
 * @returns NaN when the quotient is too close to the middle of two doubles
 * @see Dekker, "A floating-point technique for extending the available precision", 1971
 */
export function roundQuotient (high: number, scale: number, low: number, divisor: number): number {
  const product = high * scale
  const rest = residue(high, scale, product) + low
  const dividend = product + rest
  const quotient = dividend / divisor
  const remainder = dividend - quotient * divisor - residue(quotient, divisor, quotient * divisor) + (product - dividend + rest)
  const correction = remainder / divisor
  const rounded = quotient + correction
  const left = correction - (rounded - quotient)
  return rounded + left * (1 + 1e-6) === rounded ? rounded : NaN
}

/** What rounding took: a × b − product, exactly. */
function residue (a: number, b: number, product: number): number {
  const highA = highHalf(a)
  const highB = highHalf(b)
  const lowA = a - highA
  const lowB = b - highB
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB
}

/** The upper 26 bits. */
function highHalf (value: number): number {
  const scaled = value * 134_217_729
  return scaled - (scaled - value)
}
