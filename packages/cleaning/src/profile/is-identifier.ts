import type { ColumnProfile } from '@assay/shared'
import type { Column } from '@assay/table'

const minRows = 20
const minDistinctShare = 0.99
/** Longer texts are prose that happens not to repeat. */
const maxKeyCharacters = 40
const keyWords: ReadonlySet<string> = new Set(['id', 'ids', 'uuid', 'guid', 'key', 'no', 'nr', 'num', 'number', 'sno', 'index', 'rownames'])

/**
 * Says whether a column only names its rows: (nearly) every row has a value of its own, and it is a short text, or a whole number that
 * ascends or descends through the file, numbers its rows without gaps, or is called like a key.
 *
 * @param drawnFrom rows of the file that the column's were drawn from
 */
export function isIdentifier (column: Column, { rows, missing, distinct, length, number }: Omit<ColumnProfile, 'type'>, drawnFrom: number): boolean {
  const present = rows - missing
  if (present < minRows || distinct < minDistinctShare * present || missing > rows / 2) return false
  if (column.kind === 'category') return true
  if (column.kind === 'text') return length !== undefined && length.mean <= maxKeyCharacters
  if (column.kind !== 'number' || number === undefined || !number.integer) return false
  return isMonotone(column.values) || numbersRows(number.quantiles, present * drawnFrom / rows) || isKeyName(column.name)
}

/** Whether the values that are not missing rise, or fall, from row to row. */
export function isMonotone (values: Float64Array): boolean {
  let rises = true
  let falls = true
  let before = NaN
  for (let row = 0; row < values.length && (rises || falls); row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    if (value <= before) rises = false
    if (value >= before) falls = false
    before = value
  }
  return rises || falls
}

/** As the values are distinct whole numbers, their range is no narrower than their rows are many. */
function numbersRows (quantiles: readonly number[], fileRows: number): boolean {
  const range = (quantiles.at(-1) ?? NaN) - (quantiles[0] ?? NaN) + 1
  return range <= fileRows / minDistinctShare
}

/** `id`, `EmployeeNumber`, `customer_no`, `Unnamed: 0`, and the nameless column of row numbers. */
function isKeyName (name: string): boolean {
  const words = name.replaceAll(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return words.length === 0 || words[0] === 'unnamed' || keyWords.has(words.at(-1)!)
}
