import type { Field } from '../artifact.ts'

const mostLevels = 20

/**
 * Values to try in a column, within what training saw: of numbers the edges of the histogram and the ends of the range, of categories the
 * most frequent levels. Dates and texts are left alone.
 *
 * @param own the row's value, which is not among them
 */
export function candidateValues ({ type, range, integer, histogram, levels }: Field, own: unknown): readonly (string | number)[] {
  if (type === 'category') return levels.slice(0, mostLevels).filter((level) => level !== String(own))
  if (type !== 'number' || range === null) return []
  const [low, high] = range
  const values = [low, ...histogram?.edges ?? [], high].map((value) => integer ? Math.round(value) : value)
  return [...new Set(values)].filter((value) => value !== Number(own))
}
