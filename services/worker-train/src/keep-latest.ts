/**
 * Remembers what was loaded for those that were asked for last. A failed load is not kept: the next one who asks tries again.
 *
 * @param keep how many
 */
export function keepLatest<Names extends readonly string[], T> (keep: number, load: (...names: Names) => Promise<T>): (...names: Names) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  return (...names) => {
    const key = names.join('/')
    const loaded = kept.get(key) ?? load(...names)
    kept.delete(key)
    kept.set(key, loaded)
    for (const oldest of kept.keys()) if (kept.size > keep) kept.delete(oldest)
    loaded.catch(() => kept.delete(key))
    return loaded
  }
}
