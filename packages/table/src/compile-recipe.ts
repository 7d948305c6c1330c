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
  const outputs = recipe.outputs.map((output) => ({ input: output.input, cellOf: compileOutput(output, recipe.inputs[output.input]!.format) }))
  const known = new Set(recipe.inputs.map(({ name }) => name))

  return (row) => {
    const wrong: { column: string, value: unknown }[] = []
    const missingColumns: string[] = []
    const inputs = recipe.inputs.map(({ name, format }) => {
      if (!hasColumn(row, name)) {
        missingColumns.push(name)
        return null
      }
      const value = valueOf(row, name)
      const cell = readValue(format, value)
      if (cell !== unreadable) return cell
      wrong.push({ column: name, value })
      return null
    })
    const cells = outputs.map(({ input, cellOf }) => cellOf(inputs[input]!))
    return { cells, unreadable: wrong, missingColumns, extraColumns: namesOf(row).filter((name) => !known.has(name)) }
  }
}

/** For one row only; compile the recipe once for many. */
export const readRow = (recipe: Recipe, row: Row): RowReading => compileRecipe(recipe)(row)

const isMap = (row: Row): row is ReadonlyMap<string, unknown> => row instanceof Map
const hasColumn = (row: Row, name: string): boolean => isMap(row) ? row.has(name) : Object.hasOwn(row, name)
const valueOf = (row: Row, name: string): unknown => isMap(row) ? row.get(name) : row[name]
const namesOf = (row: Row): string[] => isMap(row) ? [...row.keys()] : Object.keys(row)
