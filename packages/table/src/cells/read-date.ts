/** One way to understand a text as a date. */
export interface DateReading {
  /** Unicode-like; a number of one digit stands where the pattern has two. */
  readonly pattern: string
  /** For dates of numbers alone whose year comes last: which comes first, day or month. */
  readonly order: 'dayFirst' | 'monthFirst' | null
  /** Since 1970-01-01 UTC. Without an offset the text is taken as UTC. */
  readonly milliseconds: number
}

/** All ways to understand a trimmed text as a date: none, one, or two where day and month may change places. */
export function readDate (text: string): DateReading[] {
  if (text.length < 6 || text.length > 40) return []
  const numeric = numericDate.exec(text)
  if (numeric !== null) return readNumericDate(numeric)
  const named = dayMonthName.exec(text)
  if (named !== null) return reading(`dd${named[2]}MMM${named[4]}${yearToken(named[5]!)}`, null, named[5]!, monthOf(named[3]!), named[1]!, named[6])
  const american = monthNameDay.exec(text)
  if (american !== null) return reading(`MMM dd${american[3]} yyyy`, null, american[4]!, monthOf(american[1]!), american[2]!, american[5])
  return []
}

const numericDate = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})((?:T| +).+)?$/
const dayMonthName = /^(\d{1,2})([- /.])([A-Za-z]{3,9})([- /.])(\d{4}|\d{2})((?:T| +).+)?$/
const monthNameDay = /^([A-Za-z]{3,9}) (\d{1,2})(,?) (\d{4})( +.+)?$/
const timeOfDay = /^(T| +)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?( ?[AaPp][Mm])?( ?(?:Z|[+-]\d{2}:?\d{2}))?$/

function readNumericDate (match: RegExpExecArray): DateReading[] {
  const [, first, mark, second, last, time] = match as unknown as [string, string, string, string, string, string | undefined]
  if (first.length === 4) return last.length > 2 ? [] : reading(`yyyy${mark}MM${mark}dd`, null, first, Number(second), last, time)
  // A year of two digits after dots is more often a version or a time.
  if (first.length > 2 || (last.length !== 4 && (last.length !== 2 || mark === '.'))) return []
  const year = yearToken(last)
  return [
    ...reading(`dd${mark}MM${mark}${year}`, 'dayFirst', last, Number(second), first, time),
    ...reading(`MM${mark}dd${mark}${year}`, 'monthFirst', last, Number(first), second, time)
  ]
}

const yearToken = (digits: string): string => digits.length === 4 ? 'yyyy' : 'yy'

function reading (pattern: string, order: DateReading['order'], yearText: string, month: number, dayText: string, timeText: string | undefined): DateReading[] {
  const year = yearText.length === 2 ? centuryOf(Number(yearText)) : Number(yearText)
  const day = Number(dayText)
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return []
  const midnight = daysSince1970(year, month, day) * 86_400_000
  if (timeText === undefined) return [{ pattern, order, milliseconds: midnight }]
  const time = readTime(timeText)
  return time === null ? [] : [{ pattern: pattern + time.pattern, order, milliseconds: midnight + time.milliseconds }]
}

/** POSIX: 69 to 99 are of the twentieth century. */
const centuryOf = (year: number): number => year < 69 ? 2000 + year : 1900 + year

function readTime (text: string): { pattern: string, milliseconds: number } | null {
  const match = timeOfDay.exec(text)
  if (match === null) return null
  const [, lead, hourText, minuteText, secondText, fraction, half, zone] = match
  const hour = Number(hourText)
  const minute = Number(minuteText)
  const second = Number(secondText ?? 0)
  if (minute > 59 || second > 59 || (half === undefined ? hour > 23 : hour < 1 || hour > 12)) return null
  const hours = half === undefined ? hour : hour % 12 + (/p/i.test(half) ? 12 : 0)
  const offset = offsetMinutes(zone)
  const pattern = (lead === 'T' ? "'T'" : ' ') + (half === undefined ? 'HH:mm' : 'hh:mm') +
    (secondText === undefined ? '' : ':ss') + (fraction === undefined ? '' : '.SSS') +
    (half === undefined ? '' : ' a') + (zone === undefined ? '' : 'XXX')
  const milliseconds = ((hours * 60 + minute - offset) * 60 + second) * 1000 + Math.floor(Number(`0.${fraction ?? 0}`) * 1000)
  return { pattern, milliseconds }
}

function offsetMinutes (zone: string | undefined): number {
  if (zone === undefined || zone.endsWith('Z')) return 0
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(zone)!
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

/** 1 to 12, or 0 when it is no month's name or its first letters. */
function monthOf (name: string): number {
  const lower = name.toLowerCase()
  return monthNames.findIndex((month) => month === lower || month.slice(0, 3) === lower || (lower === 'sept' && month === 'september')) + 1
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const daysIn = (year: number, month: number): number => month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** @see Hinnant, "chrono-compatible low-level date algorithms", days_from_civil */
function daysSince1970 (year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}
