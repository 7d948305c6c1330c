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
export function compileRecipe ({ inputs, outputs }: Recipe): RowReader {
  const names = inputs.map(({ name }) => name)
  const formats = inputs.map(({ format }) => format)
  const isNumber = formats.map(({ type }) => type === 'number')
  const cellOf = outputs.map((output) => compileOutput(output, inputs))
  const inputOf = outputs.map(({ input }) => input)
  const sinceOf = outputs.map(({ since }) => since?.input ?? null)
  const known = new Set(names)

  /** @param values one an input, undefined where the row has none */
  function readValues (values: readonly unknown[], missingColumns: readonly string[], extraColumns: readonly string[]): RowReading {
    const read: Cell[] = []
    let wrong: { column: string, value: unknown }[] = none
    for (let input = 0; input < formats.length; input++) {
      const value = values[input]
      // Most values of most rows are plain numbers.
      const cell = typeof value === 'number' && isNumber[input] && Number.isFinite(value) ? value : readValue(formats[input]!, value)
      if (cell === unreadable) wrong = [...wrong, { column: names[input]!, value }]
      read.push(cell === unreadable ? null : cell)
    }
    const cells: Cell[] = []
    for (let output = 0; output < cellOf.length; output++) {
      const since = sinceOf[output]!
      cells.push(cellOf[output]!(read[inputOf[output]!]!, since === null ? null : read[since]!))
    }
    return { cells, unreadable: wrong, missingColumns, extraColumns }
  }

  function readRow (row: Row): RowReading {
    // Programs send the columns of the schema, in its order: such a row needs no name to be looked up.
    if (!isMap(row) && areSame(Object.keys(row), names)) return readValues(Object.values(row), none, none)
    const missingColumns = names.filter((name) => !hasColumn(row, name))
    const rowNames = isMap(row) ? [...row.keys()] : Object.keys(row)
    const extraColumns = rowNames.length === names.length - missingColumns.length ? none : rowNames.filter((name) => !known.has(name))
    return readValues(names.map((name) => valueInRow(row, name)), missingColumns, extraColumns)
  }

  return readRow
}

/** For one row only; compile the recipe once for many. */
export const readRow = (recipe: Recipe, row: Row): RowReading => compileRecipe(recipe)(row)

const none: never[] = []

const isMap = (row: Row): row is ReadonlyMap<string, unknown> => row instanceof Map
const hasColumn = (row: Row, name: string): boolean => isMap(row) ? row.has(name) : Object.hasOwn(row, name)

/** @returns a column's cell as it was given; undefined where the row has none */
export const valueInRow = (row: Row, name: string): unknown => isMap(row) ? row.get(name) : Object.hasOwn(row, name) ? row[name] : undefined

function areSame (names: readonly string[], others: readonly string[]): boolean {
  if (names.length !== others.length) return false
  for (let at = 0; at < names.length; at++) if (names[at] !== others[at]) return false
  return true
}
