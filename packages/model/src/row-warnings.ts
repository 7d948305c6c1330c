import type { RowReading } from '@assay/table'
import type { Artifact } from './artifact.ts'

/** Names what was odd about a row and was answered all the same: missing and extra columns, categories that training lacked. */
export function compileWarnings ({ recipe, fields, members }: Artifact): (reading: RowReading) => readonly string[] {
  const categories = recipe.outputs.flatMap((output, cell) => {
    if (output.kind !== 'category') return []
    const encoded = members.flatMap(({ encoders }) => encoders.flatMap((encoder) => ('levels' in encoder && encoder.column === output.name ? encoder.levels : [])))
    return [{ cell, column: recipe.inputs[output.input]!.name, known: new Set([...fields[output.input]!.levels, ...encoded]) }]
  })
  return ({ cells, missingColumns, extraColumns }) => [
    ...named(missingColumns, 'is missing; it was taken as an empty cell', 'are missing; they were taken as empty cells'),
    ...categories
      .filter(({ cell, known }) => cells[cell] !== null && !known.has(String(cells[cell])))
      .map(({ cell, column }) => `"${String(cells[cell])}" in column "${column}" is a level that the model does not know; it was taken as unknown`),
    ...named(extraColumns, 'is not one that the model reads; it was ignored', 'are not among those that the model reads; they were ignored')
  ]
}

/** One warning for all columns of a kind: a row of a whole file has many that the model does not read. */
function named (columns: readonly string[], one: string, several: string): readonly string[] {
  if (columns.length === 0) return []
  return [columns.length === 1 ? `Column "${columns[0]!}" ${one}` : `Columns ${columns.map((column) => `"${column}"`).join(', ')} ${several}`]
}
