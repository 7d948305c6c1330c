import type { LevelCount } from '@assay/shared'

/**
 * Finds spellings of one level that differ in case or blanks alone (`yes`, `Yes `).
 *
 * @param levels most frequent first: the first of several spellings is the one that stays
 * @returns from the others to that one, in the order of `levels`
 */
export function mergeSpellings (levels: readonly LevelCount[]): (readonly [from: string, to: string])[] {
  const kept = new Map<string, string>()
  const merged: (readonly [string, string])[] = []
  for (const { level } of levels) {
    const plain = plainSpelling(level)
    const to = kept.get(plain)
    if (to === undefined) kept.set(plain, level)
    else merged.push([level, to])
  }
  return merged
}

/** @returns the text in lower case, with single spaces between its words */
export function plainSpelling (text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}
