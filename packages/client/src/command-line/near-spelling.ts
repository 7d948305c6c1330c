/** `; did you mean "train"?` where a known word is near, otherwise nothing. */
export function didYouMean (word: string, known: readonly string[]): string {
  const near = known
    .map((candidate) => ({ candidate, edits: candidate.startsWith(word) ? 1 : countEdits(word, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.edits - b.edits)[0]
  return near === undefined ? '' : `; did you mean ${near.candidate}?`
}

/** Letters to insert, remove, replace or swap with their neighbour. @see Damerau, 1964; optimal string alignment */
export function countEdits (from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current.push(Math.min(
        current[column - 1]! + 1,
        rows[row - 1]![column]! + 1,
        rows[row - 1]![column - 1]! + (same ? 0 : 1),
        swapped ? rows[row - 2]![column - 2]! + 1 : Infinity
      ))
    }
    rows.push(current)
  }
  return rows[from.length]![to.length]!
}
