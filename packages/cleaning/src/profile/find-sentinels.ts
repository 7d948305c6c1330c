/** Numbers that people and instruments write for "not known". */
const usualMarks: ReadonlySet<number> = new Set([-1, -9, -99, -200, -999, -9999, -99999, 99, 999, 9999, 99999, 999999])
const minRows = 5
const minShare = 0.001

/**
 * Suspects the smallest and the largest value of a column of marking missing ones: it repeats, and it stands far off the rest.
 * They are suggested to a person, never assumed: −200 may be a temperature, and −1 an answer.
 *
 * @param sorted ascending, none missing
 */
export function findSentinels (sorted: Float64Array): number[] {
  const ends = [edgeOf(sorted, 'low'), edgeOf(sorted, 'high')]
  return ends.filter((edge) => edge !== null).filter(looksLikeMark).map(({ value }) => value)
}

interface Edge { readonly value: number, readonly repeats: boolean, readonly gap: number, readonly restLow: number, readonly restHigh: number }

/** The value at one end, and the values without it; null when there is no other value. */
function edgeOf (sorted: Float64Array, end: 'low' | 'high'): Edge | null {
  const value = sorted.at(end === 'low' ? 0 : -1)
  if (value === undefined || sorted[0] === sorted.at(-1)) return null
  let rows = 0
  while (sorted.at(end === 'low' ? rows : -1 - rows) === value) rows++
  const restLow = sorted[end === 'low' ? rows : 0]!
  const restHigh = sorted.at(end === 'low' ? -1 : -1 - rows)!
  return {
    value,
    repeats: rows >= Math.max(minRows, sorted.length * minShare),
    gap: end === 'low' ? restLow - value : value - restHigh,
    restLow,
    restHigh
  }
}

function looksLikeMark ({ value, repeats, gap, restLow, restHigh }: Edge): boolean {
  const restRange = restHigh - restLow
  if (!repeats || restRange === 0) return false
  const onlyNegative = value < 0 && restLow >= 0
  return usualMarks.has(value) ? onlyNegative || gap >= restRange : gap >= 3 * restRange
}
