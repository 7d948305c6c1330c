import type { RowReading } from '@assay/table'
import type { Artifact } from './artifact.ts'

/** Names what was odd about a row and was answered all the same: missing and extra columns, categories that training lacked. */
export function compileWarnings ({ recipe, fields, members }: Artifact): (reading: RowReading) => readonly string[] {
  const categories = recipe.outputs.flatMap((output, cell) => {
    if (output.kind !== 'category') return []
    const encoded = members.flatMap(({ encoders }) => encoders.flatMap((encoder) => ('levels' in encoder && encoder.column === output.name ? encoder.levels : [])))
    return [{ cell, column: recipe.inputs[output.input]!.name, known: new Set([...fields[output.input]!.levels, ...encoded]) }]
  })
  return ({ cells, missingColumns, extraColumns }) => {
    const warnings: string[] = []
    for (const column of missingColumns) warnings.push(`Column "${column}" is missing; it was taken as an empty cell`)
    for (const { cell, column, known } of categories) {
      const level = cells[cell]!
      if (level !== null && !known.has(String(level))) warnings.push(`"${level}" in column "${column}" is a level that the model does not know; it was taken as unknown`)
    }
    for (const column of extraColumns) warnings.push(`Column "${column}" is not one that the model reads; it was ignored`)
    return warnings
  }
}
