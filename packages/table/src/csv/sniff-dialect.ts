import { delimiters, quotes, type Dialect } from './dialect.ts'
import { readHead, type Head } from './read-head.ts'

/** The dialect in which the file's first records agree best about their number of cells. */
export function sniffDialect (head: Uint8Array, final: boolean): Dialect {
  const candidates = delimiters.map((delimiter) => {
    const [doubleQuote, apostrophe] = quotes.map((quote) => ({ dialect: { delimiter, quote }, read: readHead(head, final, { delimiter, quote }, sniffedRecords) }))
    const { dialect, read } = usesApostrophes(doubleQuote!.read, apostrophe!.read) ? apostrophe! : doubleQuote!
    return { dialect, ...agreement(read) }
  })
  const best = Math.max(...candidates.map(({ score }) => score))
  const close = candidates.filter(({ score, cells }) => score >= best - closeScore && cells > 1)
  const mostCells = Math.max(...close.map(({ cells }) => cells))
  return close.find(({ cells }) => cells === mostCells)?.dialect ?? candidates[0]!.dialect
}

const sniffedRecords = 1000

/** Dialects whose scores differ by no more than this are told apart by their number of cells. */
const closeScore = .05

const usesApostrophes = (doubleQuote: Head, apostrophe: Head): boolean =>
  (doubleQuote.quotedCells === 0 || doubleQuote.refused !== null) && apostrophe.quotedCells > 0 && apostrophe.oddCells === 0 && apostrophe.refused === null

/** The most frequent number of cells, and the share of records that have it, with a bonus when the first has it. */
function agreement ({ records, refused }: Head): { score: number, cells: number } {
  if (refused !== null || records.length === 0) return { score: 0, cells: 1 }
  const cells = mostFrequentWidth(records.map((record) => record.cells.length))
  if (cells === 1) return { score: 0, cells }
  const agreeing = records.filter((record) => record.cells.length === cells).length
  return { score: agreeing / records.length + (records[0]!.cells.length === cells ? .2 : 0), cells }
}

/** Of equally frequent ones, the larger. */
export function mostFrequentWidth (widths: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  return [...counts].reduce((best, entry) => entry[1] > best[1] || (entry[1] === best[1] && entry[0] > best[0]) ? entry : best, [1, 0])[0]
}
