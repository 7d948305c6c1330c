import type { InputColumn, OutputColumn, Recipe } from './recipe.ts'

/** The recipe that leaves every column as it is; a date becomes its days since 1970. */
export function recipeOf (inputs: readonly InputColumn[]): Recipe {
  return { inputs, outputs: inputs.map(outputOf) }
}

function outputOf ({ name, format }: InputColumn, input: number): OutputColumn {
  const output = { name, input, missing: [], mergeLevels: [] }
  return format.type === 'date' ? { ...output, kind: 'number', datePart: 'days' } : { ...output, kind: format.type }
}
