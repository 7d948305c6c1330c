import type { CsvCell } from '@assay/table'

/**
 * A value of a Parquet column as a CSV would have it: NaN is missing, whole numbers of 64 bits keep their digits, bytes are
 * hexadecimal, lists and structs are JSON.
 */
export function toCsvCell (value: unknown): CsvCell {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'string': return value
    case 'number': return Number.isNaN(value) ? null : value
    case 'object': return value instanceof Date && !Number.isNaN(value.getTime()) ? value : textOf(value)
    default: return String(value)
  }
}

/** The shortest number that is the same in 32 bits: 0.1, not 0.10000000149011612. */
export function toShortFloat (value: unknown): CsvCell {
  if (typeof value !== 'number') return toCsvCell(value)
  const digits = [6, 7, 8, 9].find((count) => Math.fround(Number(value.toPrecision(count))) === value)
  return toCsvCell(digits === undefined ? value : Number(value.toPrecision(digits)))
}

function textOf (value: object): string {
  if (value instanceof Date) return String(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : JSON.stringify(value, (_, part: unknown) => typeof part === 'bigint' ? Number(part) : part)
}
