/** x², which `x ** 2` need not be to the last bit: ECMAScript leaves powers to the engine. */
export function square (x: number): number {
  return x * x
}
