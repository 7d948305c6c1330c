const lowest = -1074
const powers = new Float64Array(1023 - lowest + 1)
powers[-lowest] = 1
for (let exponent = 1; exponent <= 1023; exponent++) powers[exponent - lowest] = powers[exponent - 1 - lowest]! * 2
for (let exponent = -1; exponent >= lowest; exponent--) powers[exponent - lowest] = powers[exponent + 1 - lowest]! / 2

/**
 * 2 to a whole power, exactly.
 *
 * @param exponent from −1074 to 1023
 */
export function powerOfTwo (exponent: number): number {
  return powers[exponent - lowest]!
}
