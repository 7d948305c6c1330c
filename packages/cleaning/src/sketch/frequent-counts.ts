/** How often the most frequent of many things come, in bounded memory. */
export interface FrequentCounts<Key> {
  readonly rows: ReadonlyMap<Key, number>
  /** Rows by which each count may be too small, those of what is not counted at all among them; 0: everything is counted. */
  readonly missed: number
}

/**
 * Keeps the counts of the most frequent things: where there are more than `most`, the count of the next one is taken off all of them. Of
 * n rows, in however many parts they were counted and merged, no more than n / (most + 1) are ever missed of anything.
 *
 * @see Misra & Gries, "Finding repeated elements", 1982
 * @see Agarwal, Cormode, Huang, Phillips, Wei & Yi, "Mergeable summaries", 2012, section 3.1
 */
export function boundCounts<Key> ({ rows, missed }: FrequentCounts<Key>, most: number): FrequentCounts<Key> {
  if (rows.size <= most) return { rows, missed }
  const next = Float64Array.from(rows.values()).sort().at(-1 - most)!
  const kept = new Map<Key, number>()
  for (const [key, count] of rows) if (count > next) kept.set(key, count - next)
  return { rows: kept, missed: missed + next }
}

export function mergeCounts<Key> (a: FrequentCounts<Key>, b: FrequentCounts<Key>, most: number): FrequentCounts<Key> {
  const rows = new Map(a.rows)
  for (const [key, count] of b.rows) rows.set(key, (rows.get(key) ?? 0) + count)
  return boundCounts({ rows, missed: a.missed + b.missed }, most)
}
