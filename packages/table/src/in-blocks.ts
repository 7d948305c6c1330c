/**
 * Gives the rows to `take` some thousands at a time. A function that is called often is compiled as a whole and stays so; a single long loop
 * is compiled while it runs, without what comes after it, which costs small tables more than their rows.
 */
export function inBlocks (rows: number, take: (from: number, to: number) => void): void {
  for (let from = 0; from < rows; from += blockRows) take(from, Math.min(from + blockRows, rows))
}

const blockRows = 4096
