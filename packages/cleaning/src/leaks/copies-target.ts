import type { CategoryColumn, Column } from '@assay/table'
import { findLine } from '../find-line.ts'

const minRows = 30
const minRowsAClass = 5
/** A copy may be missing where the target is not, but for at most this share of the rows. */
const maxMissingShare = 0.5

/**
 * Says how a column copies the target: value for value, up to a unit, or level for level.
 *
 * @returns evidence in words, or null when it is no copy or there are too few rows to say
 */
export function copiesTarget (column: Column, target: Column): string | null {
  if (target.kind === 'number') return column.kind === 'number' ? copiesNumbers(column.values, target.values) : null
  if (target.kind !== 'category' || column.kind === 'text') return null
  return copiesClasses(column.kind === 'category' ? { values: column.codes, missing: 0 } : { values: column.values, missing: NaN }, target)
}

function copiesNumbers (x: Float64Array, y: Float64Array): string | null {
  const rows = x.reduce((present, value, row) => Number.isNaN(value) || Number.isNaN(y[row]) ? present : present + 1, 0)
  if (rows < minRows || rows < (1 - maxMissingShare) * y.length) return null
  const line = findLine(x, y, 1e-6)
  if (line === null) return null
  const { slope, intercept } = line
  const constant = Math.abs(intercept) > 1e-6 * Math.abs(y.find((value) => !Number.isNaN(value)) ?? 0)
  if (Math.abs(slope - 1) < 1e-6 && !constant) return `equal in all ${rows} rows`
  return `the target is ${Number(slope.toPrecision(6))} times it${constant ? ` plus ${Number(intercept.toPrecision(6))}` : ''} in all ${rows} rows`
}

interface Codes { readonly values: Uint32Array | Float64Array, readonly missing: number }

/** Each value stands for one class, and each class for one value. */
function copiesClasses ({ values, missing }: Codes, { codes, levels }: CategoryColumn): string | null {
  const classOf = new Map<number, number>()
  const rows = new Uint32Array(levels.length + 1)
  let present = 0
  for (let row = 0; row < codes.length; row++) {
    const value = values[row]!
    if (Object.is(value, missing)) continue
    const known = classOf.get(value)
    if (known === undefined) {
      if (classOf.size === levels.length) return null
      classOf.set(value, codes[row]!)
    } else if (known !== codes[row]) return null
    rows[codes[row]!]!++
    present++
  }
  const oneToOne = classOf.size === levels.length && new Set(classOf.values()).size === levels.length
  const enough = present >= minRows && present >= (1 - maxMissingShare) * codes.length && rows.every((count, code) => code === 0 || count >= minRowsAClass)
  return oneToOne && enough ? `each of its values stands for one class in all ${present} rows` : null
}
