import { ascii } from '../ascii.ts'
import { createCellCursor, isLetter, peek, take, takeDigits } from './cell-cursor.ts'
import { daysIn, daysSince1970 } from './civil-days.ts'
import { readTime, timePattern, type TimeReading } from './read-time.ts'

/** One way to understand a text as a date. */
export interface DateReading {
  /** Unicode-like; a number of one digit stands where the pattern has two. */
  readonly pattern: string
  /** For dates of numbers alone whose year comes last: which comes first, day or month. */
  readonly order: 'dayFirst' | 'monthFirst' | null
  /** Since 1970-01-01 UTC. Without an offset the text is taken as UTC. */
  readonly milliseconds: number
}

/** All ways to understand a trimmed cell as a date: none, one, or two where day and month may change places. */
export function readDate (bytes: Uint8Array, start: number, end: number): readonly DateReading[] {
  if (end - start < shortest || end - start > longest) return none
  cursor.bytes = bytes
  cursor.at = start
  cursor.end = end
  if (isLetter(bytes[start]!)) return readMonthNameDay()
  takeDigits(cursor, 4)
  const { value: first, digits } = cursor
  const mark = peek(cursor)
  if (digits === 0 || !isMark(mark)) return none
  cursor.at++
  return isLetter(peek(cursor)) ? readDayMonthName(first, digits, mark) : readNumeric(first, digits, mark)
}

const none: readonly DateReading[] = []
/** `1/2/03` */
const shortest = 6
const longest = 40
const cursor = createCellCursor()
const time: TimeReading = { milliseconds: 0, parts: 0 }

const isMark = (byte: number): boolean => byte === ascii.minus || byte === slash || byte === ascii.dot || byte === ascii.space
const slash = 47

/** Orders of the parts of a date; the number tells their patterns apart. */
const shape = { yearMonthDay: 0, dayMonthYear: 1, monthDayYear: 2, dayNameYear: 3, nameDayYear: 4 } as const
type Shape = typeof shape[keyof typeof shape]

/** `2020-03-01`, `1/3/2020`, `01.03.2020`, `3/1/20` */
function readNumeric (first: number, firstDigits: number, mark: number): readonly DateReading[] {
  if (mark === ascii.space) return none
  takeDigits(cursor, 2)
  const { value: second, digits: secondDigits } = cursor
  if (secondDigits === 0 || !take(cursor, mark)) return none
  takeDigits(cursor, 4)
  const { value: last, digits: lastDigits } = cursor
  if (lastDigits === 0 || !readRest(true)) return none
  if (firstDigits === 4) return lastDigits > 2 ? none : dateOf(shape.yearMonthDay, mark, mark, null, first, 4, second, last)
  // A year of two digits after dots is more often a version or a time.
  if (firstDigits > 2 || (lastDigits !== 4 && (lastDigits !== 2 || mark === ascii.dot))) return none
  const dayFirst = dateOf(shape.dayMonthYear, mark, mark, 'dayFirst', last, lastDigits, second, first)
  const monthFirst = dateOf(shape.monthDayYear, mark, mark, 'monthFirst', last, lastDigits, first, second)
  return dayFirst.length === 0 ? monthFirst : monthFirst.length === 0 ? dayFirst : [dayFirst[0]!, monthFirst[0]!]
}

/** `1 Mar 2020`, `01-March-20` */
function readDayMonthName (day: number, dayDigits: number, mark: number): readonly DateReading[] {
  const month = takeMonthName()
  const secondMark = peek(cursor)
  if (dayDigits > 2 || month === 0 || !isMark(secondMark)) return none
  cursor.at++
  takeDigits(cursor, 4)
  const { value: year, digits } = cursor
  return (digits === 4 || digits === 2) && readRest(true) ? dateOf(shape.dayNameYear, mark, secondMark, null, year, digits, month, day) : none
}

/** `Mar 1, 2020` */
function readMonthNameDay (): readonly DateReading[] {
  const month = takeMonthName()
  if (month === 0 || !take(cursor, ascii.space)) return none
  takeDigits(cursor, 2)
  const { value: day, digits } = cursor
  const mark = take(cursor, ascii.comma) ? ascii.comma : 0
  if (digits === 0 || !take(cursor, ascii.space)) return none
  takeDigits(cursor, 4)
  const year = cursor.value
  return cursor.digits === 4 && readRest(false) ? dateOf(shape.nameDayYear, mark, 0, null, year, 4, month, day) : none
}

/** The time of day after a date, if there is one; false when something else follows. */
function readRest (mayHaveT: boolean): boolean {
  time.milliseconds = 0
  time.parts = -1
  return cursor.at === cursor.end || ((mayHaveT || peek(cursor) === ascii.space) && readTime(cursor, time))
}

function dateOf (order: Shape, mark: number, secondMark: number, reads: DateReading['order'], yearRead: number, yearDigits: number, month: number, day: number): readonly DateReading[] {
  // POSIX: 69 to 99 are of the twentieth century.
  const year = yearDigits === 2 ? yearRead + (yearRead < 69 ? 2000 : 1900) : yearRead
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return none
  const milliseconds = daysSince1970(year, month, day) * 86_400_000 + time.milliseconds
  return [{ pattern: patternOf(order, mark, secondMark, yearDigits), order: reads, milliseconds }]
}

/** Patterns are made once. */
const patterns = new Map<number, string>()

function patternOf (order: Shape, mark: number, secondMark: number, yearDigits: number): string {
  const key = ((((order * 128 + mark) * 128 + secondMark) * 2 + (yearDigits === 2 ? 1 : 0)) * 64) + time.parts + 1
  let pattern = patterns.get(key)
  if (pattern === undefined) {
    const year = yearDigits === 2 ? 'yy' : 'yyyy'
    const [one, two] = [mark, secondMark].map((byte) => byte === 0 ? '' : String.fromCharCode(byte))
    const dates = [`${year}${one}MM${two}dd`, `dd${one}MM${two}${year}`, `MM${one}dd${two}${year}`, `dd${one}MMM${two}${year}`, `MMM dd${one} ${year}`]
    pattern = dates[order]! + (time.parts < 0 ? '' : timePattern(time.parts))
    patterns.set(key, pattern)
  }
  return pattern
}

const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const months = new Map([...monthNames.flatMap((name, index) => [[name, index + 1], [name.slice(0, 3), index + 1]] as const), ['sept', 9]])

/** 1 to 12, or 0 when what comes is no month's name or its first letters. */
function takeMonthName (): number {
  let name = ''
  for (let byte; isLetter(byte = peek(cursor)) && name.length < 10; cursor.at++) name += String.fromCharCode(byte | 32)
  return months.get(name) ?? 0
}
