import type { Association } from '@assay/shared'
import { columnNamed, type CategoryColumn, type Column, type Table } from '@assay/table'
import { findLine } from '../find-line.ts'

/** On the sample that suggests them; whether they are twins is then decided on every row. */
const suspiciousAssociation = 0.999

/**
 * Finds columns that hold the same as an earlier one in every row, up to a unit of measure (`12 × monthly`) or a renaming of levels.
 *
 * @param associations with the earlier column of each pair as `a`
 * @returns from each twin to the first column of its kind
 */
export function findTwins (table: Table, associations: readonly Association[]): Map<string, string> {
  const twins = new Map<string, string>()
  const places = new Map(table.columns.map(({ name }, place) => [name, place]))
  const suspects = associations
    .filter(({ value }) => value >= suspiciousAssociation)
    .sort((one, other) => places.get(one.a)! - places.get(other.a)! || places.get(one.b)! - places.get(other.b)!)
  for (const { a, b } of suspects) {
    if (!twins.has(a) && !twins.has(b) && areTwins(columnNamed(table, a), columnNamed(table, b))) twins.set(b, a)
  }
  return twins
}

function areTwins (a: Column, b: Column): boolean {
  if (a.kind === 'number' && b.kind === 'number') return differByUnit(a.values, b.values)
  if (a.kind === 'date' && b.kind === 'date') return differByUnit(a.values, b.values)
  return a.kind === 'category' && b.kind === 'category' && differByName(a, b)
}

function differByUnit (x: Float64Array, y: Float64Array): boolean {
  return x.every((value, row) => Number.isNaN(value) === Number.isNaN(y[row])) && findLine(x, y, 1e-9) !== null
}

/** Each level of one stands for one level of the other; missing for missing. */
function differByName (a: CategoryColumn, b: CategoryColumn): boolean {
  const forward = new Uint32Array(a.levels.length + 1)
  const backward = new Uint32Array(b.levels.length + 1)
  for (let row = 0; row < a.codes.length; row++) {
    const codeA = a.codes[row]!
    const codeB = b.codes[row]!
    if ((codeA === 0) !== (codeB === 0)) return false
    forward[codeA] ||= codeB
    backward[codeB] ||= codeA
    if (forward[codeA] !== codeB || backward[codeB] !== codeA) return false
  }
  return true
}
