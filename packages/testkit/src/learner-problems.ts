import { createRandom } from '@assay/shared'
import { applyRecipe, categoryColumn, cellsOf, numberColumn, recipeOf, tableOf } from '@assay/table'
import type { ColumnType, Problem, ProblemKind } from '@assay/shared'
import type { Cell, InputColumn, Recipe, Table } from '@assay/table'

/** A file, how it becomes a table, and what is to be learnt from it. */
export interface LearnerProblem {
  readonly problem: Problem
  readonly file: Table
  readonly recipe: Recipe
  /** The cleaned table; it has the file's rows and the target. */
  readonly table: Table
  readonly target: Float64Array
}

/**
 * Rows that can be learnt from, with all that makes learners stumble: gaps, a constant column, an empty one, a level of one row,
 * a column of many levels, names of JavaScript's own, very unequal scales, −1 as a number.
 */
export function createLearnerProblem (kind: ProblemKind, rows = 300, seed = 'learner problem'): LearnerProblem {
  const random = createRandom(`${seed} ${kind}`)
  const draw = <T>(make: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => make(row))
  const gap = <T>(share: number, value: T): T | null => (random.next() < share ? null : value)
  const age = draw(() => gap(0.1, 20 + random.integer(40)))
  const pay = draw(() => gap(0.02, Math.exp(random.normal()) * 12_345.678))
  const mood = draw(() => random.integer(4) - 1)
  const team = draw((row) => (row === 5 ? 'alone' : gap(0.05, ['__proto__', 'north', 'constructor', 'süd'][random.integer(4)]!)))
  const city = draw(() => `city ${random.integer(60)}`)
  const score = draw((row) => ((age[row] ?? 50) - 40) / 10 + mood[row]! + (team[row] === 'north' ? 2 : 0) - (city[row]! > 'city 4' ? 1 : 0) + random.normal() / 2)
  const columns = [
    numberColumn('age', age), numberColumn('pay', pay), numberColumn('mood', mood), numberColumn('constant', draw(() => 7)),
    numberColumn('empty', draw(() => null)), categoryColumn('team', team), categoryColumn('city', city), categoryColumn('__proto__', draw(() => 'same'))
  ]
  const file = tableOf(...columns)
  const recipe = recipeOf(columns.map(({ name, kind }): InputColumn => ({ name, format: { type: kind as ColumnType, missing: [] } })))

  const classes = { binary: ['no', '__proto__'], multiclass: ['low', '__proto__', 'high'], regression: [] }[kind]
  const target = Float64Array.from(score, (value) => ({ binary: Number(value > 0), multiclass: value > 1.5 ? 2 : Number(value > -1), regression: 1000 + 10 * value })[kind])
  const answers = kind === 'regression' ? numberColumn('answer', target) : categoryColumn('answer', Array.from(target, (label) => classes[label]!))
  return {
    problem: { target: 'answer', kind, metric: { binary: 'rocAuc', multiclass: 'logLoss', regression: 'rmse' }[kind] as Problem['metric'], classes },
    file,
    recipe,
    table: tableOf(...applyRecipe(recipe, file).columns, answers),
    target
  }
}

/** One row of a table as people send it. */
export function rowOf (table: Table, row: number, write: (cell: Cell) => unknown = (cell) => cell): Map<string, unknown> {
  return new Map(table.columns.map((column) => [column.name, write(cellsOf(column)[row]!)]))
}
