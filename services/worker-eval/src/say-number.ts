/** A number for people, of so many digits; large ones without an exponent. */
export function sayNumber (value: number, digits: number): string {
  const short = value.toPrecision(digits)
  return Math.abs(value) < 1 ? short : String(Number(short))
}
