/** 1,470 rows; 1 row. */
export const formatCount = (number: number, thing: string): string => `${formatWhole(number)} ${thing}${number === 1 ? '' : 's'}`

export const formatWhole = (number: number): string => whole.format(number)

/** 16.1 %; a small share keeps its first digits, and what is not all is never said to be. */
export function formatShare (part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0\u00a0%'
  const percent = 100 * part / whole
  if (part < whole && percent > 99.9) return '>\u00a099.9\u00a0%'
  if (percent < 0.01) return '<\u00a00.01\u00a0%'
  return `${percent < 1 ? Number(percent.toPrecision(2)) : Number(percent.toFixed(1))}\u00a0%`
}

/** Four digits; `–` for what JSON cannot hold. */
export function formatNumber (value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  return (value < 0 ? '−' : '') + formatSize(Math.abs(value))
}

/** A score in four digits, noughts included: those below each other are as exact. */
export function formatScore (score: number): string {
  const size = Math.abs(score)
  return size >= 1000 || (size > 0 && size < 1e-4) ? formatNumber(score) : `${score < 0 ? '−' : ''}${size.toPrecision(4)}`
}

function formatSize (size: number): string {
  if (size >= 1e12 || (size > 0 && size < 1e-4)) return size.toExponential(3).replace('e+', 'e')
  if (size >= 10_000) return whole.format(size)
  return size >= 1000 ? tenths.format(size) : String(Number(size.toPrecision(4)))
}

/** 1.5K, as an axis has room for. */
export const formatTick = (value: number): string => compact.format(value)

/** Two digits after the point, as strengths from 0 to 1 are written; what is not 1 is never said to be. */
export const formatStrength = (value: number): string => value < 1 && value >= 0.995 ? '>\u00a00.99' : value.toFixed(2)

/** At most so many characters; the rest becomes an ellipsis. Blanks at the edges are shown. */
export function shorten (text: string, characters = 60): string {
  const points = Array.from(text.slice(0, 2 * characters + 2))
  const shown = points.length > characters ? `${points.slice(0, characters - 1).join('')}…` : text
  return shown.replace(/^\s+|\s+$/g, (blanks) => '␣'.repeat(blanks.length))
}

const measures: ReadonlyMap<string, string> = new Map([
  ['pearson', 'Pearson correlation'],
  ['spearman', 'Spearman rank correlation'],
  ['cramersV', 'Cramér’s V'],
  ['correlationRatio', 'correlation ratio']
])

export const formatMeasure = (measure: string): string => measures.get(measure) ?? measure

// Made once: a formatter costs a hundred times what it is asked.
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 })
