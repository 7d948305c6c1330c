import type { Cell } from './cell-format.ts'
import { compileOutput } from './compile-output.ts'
import { readValue, unreadable } from './read-cell.ts'
import type { Recipe } from './recipe.ts'

/** One row by column name, as JSON, a form or a CSV line gives it. */
export type Row = ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>

export interface RowReading {
  /** One entry an output of the recipe, in their order: number or null (kind `number`), else string or null. */
  readonly cells: Cell[]
  /** Values that are not of their column's type; their cells are null. */
  readonly unreadable: readonly { readonly column: string, readonly value: unknown }[]
  /** Inputs that the row does not have; their cells are null. */
  readonly missingColumns: readonly string[]
  /** Columns of the row that the recipe does not use. */
  readonly extraColumns: readonly string[]
}

export type RowReader = (row: Row) => RowReading

/** Prepares a single row as `applyRecipe` prepares a batch, to the same bits. */
export function compileRecipe (recipe: Recipe): RowReader {
  const { inputs, outputs } = recipe
  const cellOf = outputs.map((output) => compileOutput(output, inputs[output.input]!.format))
  const known = new Set(inputs.map(({ name }) => name))

  return (row) => {
    const wrong: { column: string, value: unknown }[] = []
    const missingColumns: string[] = []
    const read: Cell[] = []
    for (const { name, format } of inputs) {
      const value = valueOf(row, name)
      const cell = readValue(format, value)
      if (value === undefined && !hasColumn(row, name)) missingColumns.push(name)
      if (cell === unreadable) wrong.push({ column: name, value })
      read.push(cell === unreadable ? null : cell)
    }
    const cells = outputs.map(({ input }, output) => cellOf[output]!(read[input]!))
    return { cells, unreadable: wrong, missingColumns, extraColumns: extraNames(row, inputs.length - missingColumns.length, known) }
  }
}

/** For one row only; compile the recipe once for many. */
export const readRow = (recipe: Recipe, row: Row): RowReading => compileRecipe(recipe)(row)

const isMap = (row: Row): row is ReadonlyMap<string, unknown> => row instanceof Map
const hasColumn = (row: Row, name: string): boolean => isMap(row) ? row.has(name) : Object.hasOwn(row, name)
const valueOf = (row: Row, name: string): unknown => isMap(row) ? row.get(name) : Object.hasOwn(row, name) ? row[name] : undefined

function extraNames (row: Row, found: number, known: ReadonlySet<string>): readonly string[] {
  const names = isMap(row) ? [...row.keys()] : Object.keys(row)
  return names.length === found ? [] : names.filter((name) => !known.has(name))
}
