import type { CategoryColumn, RowReading, Table } from '@assay/table'
import type { Artifact } from './artifact.ts'
import { quoteCell } from './quote-cell.ts'

/** Names what was odd about a row and was answered all the same: missing and extra columns, categories that training lacked. */
export interface RowWarnings {
  readonly ofRow: (reading: RowReading) => readonly string[]
  /** The same of rows of a cleaned table, by their numbers. */
  readonly ofTable: (table: Table, columns: Pick<RowReading, 'missingColumns' | 'extraColumns'>) => (row: number) => readonly string[]
}

export function compileWarnings ({ recipe, fields, members }: Artifact): RowWarnings {
  const categories = recipe.outputs.flatMap((output, cell) => {
    if (output.kind !== 'category') return []
    const encoded = members.flatMap(({ encoders }) => encoders.flatMap((encoder) => ('levels' in encoder && encoder.column === output.name ? encoder.levels : [])))
    return [{ cell, column: recipe.inputs[output.input]!.name, known: new Set([...fields[output.input]!.levels, ...encoded]) }]
  })
  return {
    ofRow ({ cells, missingColumns, extraColumns }) {
      const unknown = categories.flatMap(({ cell, column, known }) => {
        const level = cells[cell]!
        return level === null || known.has(String(level)) ? [] : [unknownLevel(String(level), column)]
      })
      return [...missingColumns.map(missingColumn), ...unknown, ...extraColumns.map(extraColumn)]
    },

    ofTable ({ columns }, { missingColumns, extraColumns }) {
      const missing = missingColumns.map(missingColumn)
      const extra = extraColumns.map(extraColumn)
      const always = [...missing, ...extra]
      const unknownIn = categories.flatMap(({ cell, column, known }) => {
        const { codes, levels } = columns[cell] as CategoryColumn
        const warnings = levels.map((level) => (known.has(level) ? null : unknownLevel(level, column)))
        return warnings.some((warning) => warning !== null) ? [{ codes, warnings }] : []
      })
      if (unknownIn.length === 0) return () => always
      return (row) => [...missing, ...unknownIn.flatMap(({ codes, warnings }) => warnings[codes[row]! - 1] ?? []), ...extra]
    }
  }
}

const missingColumn = (column: string): string => `Column "${column}" is missing; it was taken as an empty cell`
const unknownLevel = (level: string, column: string): string => `${quoteCell(level)} in column "${column}" is a level that the model does not know; it was taken as unknown`
const extraColumn = (column: string): string => `Column ${quoteCell(column)} is not one that the model reads; it was ignored`
