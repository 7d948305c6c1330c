import type { Field } from '../artifact.ts'

/** What is in each bin of a field's histogram, for people; the last is `missing`. */
export function binLabels ({ type, histogram, levels }: Field): readonly string[] {
  if (histogram === undefined) return []
  const { edges, counts } = histogram
  if (type === 'category') return [...levels.slice(0, counts.length - 1), 'other', 'missing']
  const say = (edge: number): string => type === 'date' ? new Date(edge).toISOString().slice(0, 10) : String(Number(edge.toPrecision(6)))
  const bins = counts.map((_, bin) => {
    if (edges.length === 0) return 'any'
    if (bin === 0) return `below ${say(edges[0]!)}`
    return bin === edges.length ? `${say(edges.at(-1)!)} and above` : `${say(edges[bin - 1]!)} to ${say(edges[bin]!)}`
  })
  return [...bins, 'missing']
}
