import type { CategoryColumn, Column, NumberColumn } from './column.ts'
import { compileOutput, type CellOf } from './compile-output.ts'
import type { OutputColumn, Recipe } from './recipe.ts'
import { columnNamed, type Table } from './table.ts'
import { categoryColumn, numberColumn, textColumn } from './table-of.ts'
import { cellsOf } from './cells-of.ts'

/**
 * The cleaned table of a file's table that was read in the formats of the recipe's inputs.
 * Columns that stay as they are share their memory with the file's.
 *
 * @throws {AppError} COLUMN_NOT_FOUND
 */
export function applyRecipe (recipe: Recipe, file: Table): Table {
  return {
    rows: file.rows,
    columns: recipe.outputs.map((output) => {
      const input = (place: number): Column => columnNamed(file, recipe.inputs[place]!.name)
      const column = input(output.input)
      if (staysAsItIs(output, column)) return { ...column, name: output.name }
      const cellOf = compileOutput(output, recipe.inputs)
      return output.since === undefined ? applyOutput(output, column, cellOf) : combineDates(output.name, column, input(output.since.input), cellOf)
    })
  }
}

const staysAsItIs = ({ kind, missing, mergeLevels }: OutputColumn, column: Column): boolean =>
  column.kind === kind && missing.length === 0 && mergeLevels.length === 0

function applyOutput (output: OutputColumn, column: Column, cellOf: CellOf): Column {
  const { kind, name } = output
  if (kind === 'number' && (column.kind === 'number' || column.kind === 'date')) return mapNumbers(name, column.values, cellOf)
  if (kind === 'category' && column.kind === 'category') return mapLevels(name, column, cellOf)
  const cells = cellsOf(column).map((cell) => cellOf(cell, null))
  if (kind === 'number') return numberColumn(name, cells as (number | null)[])
  return (kind === 'category' ? categoryColumn : textColumn)(name, cells as (string | null)[])
}

function mapNumbers (name: string, values: Float64Array, cellOf: CellOf): NumberColumn {
  return { kind: 'number', name, values: values.map((value) => Number.isNaN(value) ? NaN : (cellOf(value, null) as number | null) ?? NaN) }
}

function combineDates (name: string, column: Column, since: Column, cellOf: CellOf): NumberColumn {
  const others = cellsOf(since)
  return numberColumn(name, cellsOf(column).map((cell, row) => cellOf(cell, others[row]!) as number | null))
}

function mapLevels (name: string, { codes, levels }: CategoryColumn, cellOf: CellOf): CategoryColumn {
  const mapped = levels.map((level) => cellOf(level, null)) as (string | null)[]
  const kept = [...new Set(mapped.filter((level) => level !== null))]
  const codeOf = new Map<string | null, number>([[null, 0], ...kept.map((level, index) => [level, index + 1] as const)])
  const recoded = Uint32Array.from([0, ...mapped.map((level) => codeOf.get(level)!)])
  return { kind: 'category', name, codes: codes.map((code) => recoded[code]!), levels: kept }
}
