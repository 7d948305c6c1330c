import { log } from '@assay/shared'
import type { CategoryColumn } from '@assay/table'
import { countLevels } from '../features/count-levels.ts'
import type { ClassRows, Evidence } from './evidence.ts'

/** Levels that have a share of their own; rarer ones say nothing, as do gaps and levels never seen. */
const mostLevels = 200

/** Shares of a column's levels within each class, drawn towards those of all rows: each level adds its pseudo rows. */
export function levelEvidence (column: CategoryColumn, { rows, labels, classRows, pseudoRows }: ClassRows): readonly Evidence[] {
  const levels = countLevels(column, rows).slice(0, mostLevels)
  if (levels.length === 0) return []
  const classes = classRows.length
  const counts = new Float64Array((column.levels.length + 1) * classes)
  rows.forEach((row, i) => { counts[column.codes[row]! * classes + labels[i]!]!++ })
  const added = pseudoRows * levels.length
  const knownRows = classRows.map((all, label) => all - counts[label]!)
  const known = knownRows.reduce((sum, count) => sum + count, 0)
  return [{
    encoders: [{ kind: 'oneHot', column: column.name, levels: levels.map(({ level }) => level), other: false }],
    constant: new Float64Array(classes),
    features: levels.map(({ code, rows: count }) => ({
      weights: knownRows.map((ofClass, label) => log((counts[code * classes + label]! + added * count / known) / (ofClass + added))),
      mean: count / rows.length
    }))
  }]
}
