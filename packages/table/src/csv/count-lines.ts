/** Counts lines of one kind, and keeps the numbers of the first hundred. */
interface LineCount { readonly add: (line: number) => void, readonly rows: () => number, readonly lines: readonly number[] }

export function countLines (): LineCount {
  const lines: number[] = []
  let rows = 0
  return {
    add (line) {
      rows++
      if (lines.length < linesKept) lines.push(line)
    },
    rows: () => rows,
    lines
  }
}

const linesKept = 100
