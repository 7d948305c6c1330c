/** A number for people, of so many digits; large ones without an exponent. */
export function sayNumber (value: number, digits: number): string {
  const short = value.toPrecision(digits)
  return Math.abs(value) < 1 ? short : String(Number(short))
}

/** Three decimals below 1, four digits above. */
export const sayScore = (score: number): string => Math.abs(score) < 1 ? score.toFixed(3) : sayNumber(score, 4)
