import { locale } from './words/words.ts'

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const fourDigits = new Intl.NumberFormat(locale, { minimumSignificantDigits: 4, maximumSignificantDigits: 4 })
const fiveDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 5 })
const ungrouped = new Intl.NumberFormat(locale, { maximumSignificantDigits: 5, useGrouping: false })
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 4 })
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
const signed = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, signDisplay: 'exceptZero' })
const thousandths = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const ages = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
const units = { kB: 1e3, MB: 1e6, GB: 1e9 } as const

/** Large numbers shortly, `180K`; years stay as they are. */
export const formatTick = (value: number): string => (Math.abs(value) < 10_000 ? ungrouped : compact).format(value)
export const formatWhole = (count: number): string => whole.format(count)
export const formatNumber = (value: number): string => withMinus(fiveDigits.format(value))
export const formatShare = (share: number): string => withMinus(percents.format(share))
export const formatSigned = (value: number): string => withMinus(signed.format(value))
/** As indices are compared that matter from a tenth on. */
export const formatIndex = (value: number): string => thousandths.format(value)
export const formatMoment = (time: string): string => moments.format(new Date(time))

/** Four digits are more than a score's interval warrants, and enough to tell neighbours apart. */
export const formatScore = (score: number): string => withMinus(fourDigits.format(score))

/** `2 min. ago`, in the largest unit that says something. */
export function formatAge (time: string, now: number): string {
  const seconds = (Date.parse(time) - now) / 1000
  if (seconds > -60) return ages.format(0, 'second')
  if (seconds > -3600) return ages.format(Math.round(seconds / 60), 'minute')
  if (seconds > -86_400) return ages.format(Math.round(seconds / 3600), 'hour')
  return ages.format(Math.round(seconds / 86_400), 'day')
}

export function formatSeconds (seconds: number): string {
  const [amount, unit] = seconds < 90 ? [Math.max(1, Math.round(seconds)), 'second'] as const : [Math.round(seconds / 60), 'minute'] as const
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(amount)
}

export function formatBytes (bytes: number): string {
  const [unit, size] = Object.entries(units).findLast(([, size]) => bytes >= size) ?? ['kB', units.kB]
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / size)} ${unit}`
}

/** Params and levels: a number in a few digits, anything else as it is. */
export function formatValue (value: unknown): string {
  if (typeof value === 'number') return formatNumber(value)
  return value === null || value === undefined ? '–' : String(value)
}

const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })

/** @param milliseconds since 1970-01-01 UTC */
export const formatDay = (milliseconds: number): string => days.format(milliseconds)

/** A minus as wide as the plus, in place of a hyphen. */
const withMinus = (number: string): string => number.replace('-', '−')
