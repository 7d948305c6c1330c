import type { Language } from '@assay/shared'

/** How numbers and dates are written in one language. */
export interface Formats {
  /** 1,470. */
  readonly whole: (number: number) => string
  /** Four digits; `–` for what JSON cannot hold. */
  readonly number: (value: number | null | undefined) => string
  /** A score in four digits, noughts included: those below each other are as exact. */
  readonly score: (score: number) => string
  /** 150K, as an axis has room for; years stay as they are. */
  readonly tick: (value: number) => string
  /** 16.1 %; a small share keeps its first digits, and what is not all is never said to be. */
  readonly share: (part: number, whole: number) => string
  /** 20%, as an axis has room for. */
  readonly shareTick: (share: number) => string
  /** Two digits after the point, as strengths from 0 to 1 are written; what is not 1 is never said to be. */
  readonly strength: (value: number) => string
  /** A date as the record writes it, `2020-01-31` or `2020-01-31T12:00`, or in milliseconds since 1970-01-01 UTC. */
  readonly date: (date: string | number) => string
  /** A date as an axis of so many milliseconds has room for. */
  readonly dateTick: (span: number) => (date: Date) => string
}

export function formatsIn (language: Language): Formats {
  // Made once: a formatter costs a hundred times what it is asked.
  const digits = (options: Intl.NumberFormatOptions): (value: number) => string => {
    const { format } = new Intl.NumberFormat(language, options)
    return format
  }
  const dates = (options: Intl.DateTimeFormatOptions): (date: Date) => string => {
    const { format } = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
    return format
  }
  const whole = digits({ maximumFractionDigits: 0 })
  const tenths = digits({ maximumFractionDigits: 1 })
  const twoDigits = digits({ maximumSignificantDigits: 2 })
  const fourDigits = digits({ maximumSignificantDigits: 4, useGrouping: false })
  const fourDigitsFull = digits({ minimumSignificantDigits: 4, maximumSignificantDigits: 4, useGrouping: false })
  const plain = digits({ maximumSignificantDigits: 5, useGrouping: false })
  const compact = digits({ notation: 'compact', maximumSignificantDigits: 4 })
  const hundredths = digits({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const scientific = digits({ notation: 'scientific', minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const day = dates({ dateStyle: 'medium' })
  const moment = dates({ dateStyle: 'medium', timeStyle: 'short' })

  const size = (value: number): string => {
    if (value >= 1e12 || (value > 0 && value < 1e-4)) return scientific(value).toLowerCase()
    if (value >= 10_000) return whole(value)
    return value >= 1000 ? tenths(value) : fourDigits(value)
  }
  const number: Formats['number'] = (value) =>
    value === null || value === undefined || !Number.isFinite(value) ? '–' : signOf(value) + size(Math.abs(value))
  const nearlyAll = tenths(99.9)

  return {
    whole,
    number,
    score (score) {
      const value = Math.abs(score)
      return value >= 1000 || (value > 0 && value < 1e-4) ? number(score) : signOf(score) + fourDigitsFull(value)
    },
    tick: (value) => (Math.abs(value) < 10_000 ? plain : compact)(value),
    share (part, all) {
      if (all === 0 || part === 0) return '0\u00a0%'
      const percent = 100 * part / all
      if (part < all && percent > 99.9) return `>\u00a0${nearlyAll}\u00a0%`
      if (percent < 0.01) return `<\u00a0${hundredths(0.01)}\u00a0%`
      return `${(percent < 1 ? twoDigits : tenths)(percent)}\u00a0%`
    },
    shareTick: digits({ style: 'percent' }),
    strength: (value) => value < 1 && value >= 0.995 ? `>\u00a0${hundredths(0.99)}` : hundredths(value),
    date (date) {
      const at = new Date(date)
      return at.getTime() % dayMilliseconds === 0 ? day(at) : moment(at)
    },
    dateTick: (span) => dates(span > 5 * 365 * dayMilliseconds ? { year: 'numeric' } : span > 60 * dayMilliseconds ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' })
  }
}

const dayMilliseconds = 86_400_000
/** A minus as wide as the plus, in place of a hyphen. */
const signOf = (value: number): string => value < 0 ? '−' : ''
