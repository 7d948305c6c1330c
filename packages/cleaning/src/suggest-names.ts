import { compareText } from './compare-text.ts'

/** @returns up to three names that someone who wrote `asked` may have meant, nearest first */
export function suggestNames (asked: string, names: readonly string[]): string[] {
  const plain = plainName(asked)
  return names
    .map((name) => ({ name, distance: editDistance(plain, plainName(name)) }))
    .filter(({ name, distance }) => distance <= Math.min(asked.length, name.length) / 3)
    .sort((a, b) => a.distance - b.distance || compareText(a.name, b.name))
    .slice(0, 3)
    .map(({ name }) => name)
}

function plainName (name: string): string {
  return name.toLowerCase().replaceAll(/[\s_.-]+/gu, '').slice(0, 100)
}

/** Levenshtein's: insertions, deletions and substitutions of code units. */
function editDistance (a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
