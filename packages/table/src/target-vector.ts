import { AppError, type Problem } from '@assay/shared'
import { columnNamed, type Table } from './table.ts'

/**
 * What is to be learnt, one entry a row: the index of the row's class in `problem.classes`, or the value.
 *
 * @throws {AppError} COLUMN_NOT_FOUND; TARGET_UNUSABLE when a row's target is missing or its class is not one of the problem's
 */
export function targetVector (table: Table, problem: Pick<Problem, 'target' | 'kind' | 'classes'>): Float64Array {
  const { target, kind, classes } = problem
  const column = columnNamed(table, target)
  const unusable = (how: string): AppError => new AppError('TARGET_UNUSABLE', `Column "${target}" ${how}; choose another target or another problem`)
  if (kind === 'regression') {
    if (column.kind !== 'number') throw unusable('holds no numbers')
    if (column.values.some(Number.isNaN)) throw unusable('is missing in some rows, which must be left out first')
    return column.values.slice()
  }
  if (column.kind !== 'category') throw unusable('holds no classes')
  const classOfCode = Float64Array.from([NaN, ...column.levels.map((level) => {
    const index = classes.indexOf(level)
    return index < 0 ? NaN : index
  })])
  return Float64Array.from(column.codes, (code) => {
    const index = classOfCode[code]!
    if (Number.isNaN(index)) throw unusable(code === 0 ? 'is missing in some rows, which must be left out first' : `holds "${column.levels[code - 1]}", which is none of the problem's classes`)
    return index
  })
}
