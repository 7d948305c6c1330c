import { applyRecipe } from './apply-recipe.ts'
import type { Column } from './column.ts'
import { compileColumnReader } from './compile-column-reader.ts'
import type { RowReading } from './compile-recipe.ts'
import type { CellBatch } from './csv/cell-batch.ts'
import { textsOfRecord } from './csv/texts-of-record.ts'
import type { InputColumn, Recipe } from './recipe.ts'
import type { Table } from './table.ts'

/** A recipe for the rows of a CSV, batch by batch. */
export interface BatchRecipe extends Pick<RowReading, 'missingColumns' | 'extraColumns'> {
  /** Numbers of the columns whose cells are looked up among those that came before. */
  readonly labelColumns: readonly number[]
  readonly read: (batch: CellBatch) => BatchReading
}

export interface BatchReading {
  /** The cleaned table; valid until the next batch is read. */
  readonly table: Table
  /** The first record with values that are not of their column's type; null where all can be read. */
  readonly unreadable: { readonly record: number, readonly values: RowReading['unreadable'] } | null
}

/**
 * Finds the recipe's columns among those of a CSV once, and reads its rows as `compileRecipe` reads each, to the same bits.
 *
 * @param given the CSV's names; one that comes twice is its first column
 */
export function compileBatchRecipe (recipe: Recipe, given: readonly string[]): BatchRecipe {
  const inputs = recipe.inputs.map((input) => ({ input, place: given.indexOf(input.name), reader: compileColumnReader(input) }))
  const known = new Set(recipe.inputs.map(({ name }) => name))
  return {
    missingColumns: inputs.flatMap(({ input, place }) => (place < 0 ? [input.name] : [])),
    extraColumns: given.filter((name) => !known.has(name)),
    labelColumns: inputs.flatMap(({ place, reader }) => (place >= 0 && reader.readsLabels ? [place] : [])),
    read (batch) {
      const columns = inputs.map(({ input, place, reader }) => (place < 0 ? { column: emptyColumn(input, batch.records), unreadable: [] } : reader.read(batch, place)))
      const record = columns.reduce((first, { unreadable: [own = Infinity] }) => Math.min(first, own), Infinity)
      return {
        table: applyRecipe(recipe, { rows: batch.records, columns: columns.map(({ column }) => column) }),
        unreadable: record === Infinity ? null : { record, values: valuesOf(batch, record) }
      }

      function valuesOf (batch: CellBatch, record: number): RowReading['unreadable'] {
        const texts = textsOfRecord(batch, record)
        return inputs.flatMap(({ input, place }, at) => (columns[at]!.unreadable[0] === record ? [{ column: input.name, value: texts[place] }] : []))
      }
    }
  }
}

function emptyColumn ({ name, format: { type } }: InputColumn, rows: number): Column {
  return type === 'category' || type === 'text'
    ? { kind: 'category', name, codes: new Uint32Array(rows), levels: [] }
    : { kind: type, name, values: new Float64Array(rows).fill(NaN) }
}
