import { applyRecipe, columnNamed } from '@assay/table'
import type { CategoryColumn, Column, Recipe, Table } from '@assay/table'
import type { Field } from './artifact.ts'
import { histogramOfLevels, histogramOfNumbers } from './drift/field-histogram.ts'

/**
 * What the form and the schema say of each input column, from training rows alone.
 *
 * @param file training rows of the file's table, read in the formats of the recipe's inputs
 * @throws {AppError} COLUMN_NOT_FOUND
 */
export function describeFields ({ recipe, file }: { readonly recipe: Recipe, readonly file: Table }): readonly Field[] {
  const cleaned = applyRecipe(recipe, file)
  return recipe.inputs.map(({ name, format }, input) => {
    // Cleaned cells where there are any of the same kind: without stand-ins for missing, with spellings merged.
    const output = recipe.outputs.find((candidate) => candidate.input === input && candidate.kind === format.type)
    return describeField(name, output === undefined ? columnNamed(file, name) : columnNamed(cleaned, output.name))
  })
}

const mostListedLevels = 200

function describeField (name: string, column: Column): Field {
  const nothing = { name, range: null, integer: false, levels: [], typical: null }
  switch (column.kind) {
    case 'number':
    case 'date': {
      const sorted = column.values.filter((value) => !Number.isNaN(value)).sort()
      const missingShare = shareOf(column.values.length - sorted.length, column.values.length)
      if (sorted.length === 0) return { ...nothing, type: column.kind, missingShare }
      return {
        ...nothing,
        type: column.kind,
        range: [sorted[0]!, sorted.at(-1)!],
        integer: column.kind === 'number' && sorted.every(Number.isInteger),
        typical: sorted[(sorted.length - 1) >>> 1]!,
        missingShare,
        histogram: histogramOfNumbers(sorted, column.values.length)
      }
    }
    case 'category': {
      const counted = levelsByFrequency(column)
      const levels = counted.map(({ level }) => level)
      const missing = column.codes.reduce((count, code) => count + (code === 0 ? 1 : 0), 0)
      return { ...nothing, type: 'category', levels: levels.slice(0, mostListedLevels), typical: levels[0] ?? null, missingShare: shareOf(missing, column.codes.length), histogram: histogramOfLevels(counted.map(({ rows }) => rows), missing) }
    }
    case 'text': {
      const rows = column.offsets.length - 1
      let missing = 0
      for (let row = 0; row < rows; row++) if (column.offsets[row] === column.offsets[row + 1]) missing++
      return { ...nothing, type: 'text', missingShare: shareOf(missing, rows) }
    }
  }
}

/** Levels that occur, most frequent first, ties by code units. */
function levelsByFrequency ({ codes, levels }: CategoryColumn): readonly { readonly level: string, readonly rows: number }[] {
  const counts = new Uint32Array(levels.length + 1)
  for (const code of codes) counts[code]!++
  return levels
    .map((level, index) => ({ level, rows: counts[index + 1]! }))
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows || (a.level < b.level ? -1 : 1))
}

function shareOf (part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
