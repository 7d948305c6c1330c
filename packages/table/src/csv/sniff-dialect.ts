import { delimiters, quotes, type Dialect } from './dialect.ts'
import { readHead, type Head } from './read-head.ts'

/** The dialect in which the file's first records agree best about their number of cells. */
export function sniffDialect (head: Uint8Array, final: boolean): Dialect {
  const text = new TextDecoder('latin1').decode(head)
  const tryDialect = (dialect: Dialect): Candidate => {
    const read = readHead(head, final, dialect, sniffedRecords)
    return { dialect, read, ...agreement(read) }
  }
  const candidates = delimiters.map((delimiter) => {
    const unescaped = chooseQuote({ delimiter, escape: '', comment: '' }, tryDialect)
    const quoted = /\\[\\"',;|\t]/.test(text) ? chooseEscape(unescaped, tryDialect) : unescaped
    return /^#/m.test(text) ? chooseComment(quoted, tryDialect) : quoted
  })
  const best = Math.max(...candidates.map(({ score }) => score))
  const close = candidates.filter(({ score, cells }) => score >= best - closeScore && cells > 1)
  const mostCells = Math.max(...close.map(({ cells }) => cells))
  return close.find(({ cells }) => cells === mostCells)?.dialect ?? candidates[0]!.dialect
}

interface Candidate {
  readonly dialect: Dialect
  readonly read: Head
  readonly score: number
  /** The most frequent number of cells. */
  readonly cells: number
}

type TryDialect = (dialect: Dialect) => Candidate

const sniffedRecords = 1000

/** Dialects whose scores differ by no more than this are told apart by their number of cells. */
const closeScore = .05

/** Double quotes, unless apostrophes alone make sense of the cells. */
function chooseQuote (dialect: Omit<Dialect, 'quote'>, tryDialect: TryDialect): Candidate {
  const [double, apostrophe] = quotes.map((quote) => tryDialect({ ...dialect, quote })) as [Candidate, Candidate]
  const doublesMakeNoSense = double.read.quotedCells === 0 || double.read.refused !== null
  return doublesMakeNoSense && apostrophe.read.quotedCells > 0 && isClean(apostrophe) ? apostrophe : double
}

/** Backslashes are letters, unless reading them as escapes makes sense of what makes none without. */
function chooseEscape (unescaped: Candidate, tryDialect: TryDialect): Candidate {
  const escaped = chooseQuote({ ...unescaped.dialect, escape: '\\' }, tryDialect)
  const makesMoreSense = !isClean(unescaped) || escaped.score > unescaped.score || escaped.read.quotedCells > unescaped.read.quotedCells
  return isClean(escaped) && makesMoreSense ? escaped : unescaped
}

/** Lines that begin with # are rows, unless all of them are of another width and the others agree better. */
function chooseComment (quoted: Candidate, tryDialect: TryDialect): Candidate {
  const commented = tryDialect({ ...quoted.dialect, comment: '#' })
  const hasSuchRow = quoted.read.records.some(({ cells }) => cells[0]!.startsWith('#') && cells.length === commented.cells)
  return commented.score > quoted.score && !hasSuchRow ? commented : quoted
}

/** Every quote that is opened is closed at the end of its cell. */
const isClean = ({ read: { refused, oddCells } }: Candidate): boolean => refused === null && oddCells === 0

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
