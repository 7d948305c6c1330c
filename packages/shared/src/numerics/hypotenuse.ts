/** √(a² + b²) without overflow on the way, and to the same bits in every engine. */
export function hypotenuse (a: number, b: number): number {
  const longer = Math.max(Math.abs(a), Math.abs(b))
  if (longer === 0 || longer === Infinity) return longer
  return longer * Math.sqrt((a / longer) * (a / longer) + (b / longer) * (b / longer))
}
