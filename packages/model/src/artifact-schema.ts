import type { Artifact, Field } from './artifact.ts'
import { formField } from './form-field.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The JSON Schema of one input row. It describes what training saw; a row may hold more, or lack a column, and is answered with a
 * warning. Strings are read as cells of a CSV file. `x-form` says in the file's order of columns how a form asks for them.
 */
export function artifactSchema ({ problem, recipe, fields }: Pick<Artifact, 'problem' | 'recipe' | 'fields'>): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `A row to predict "${problem.target}" of`,
    type: 'object',
    properties: Object.fromEntries(fields.map((field, index) => [field.name, fieldSchema(field, recipe.inputs[index]?.format.date?.pattern)])),
    additionalProperties: true,
    examples: [Object.fromEntries(fields.map((field, index) => [field.name, typicalCell(field, recipe.inputs[index]?.format.date?.pattern)]))],
    'x-form': fields.map((field, index) => formField(field, recipe.inputs[index]!.format))
  }
}

/** The typical value as a row may hold it. */
function typicalCell ({ type, typical }: Field, pattern: string | undefined): Field['typical'] {
  return type === 'date' && pattern === 'yyyy-MM-dd' && typical !== null ? new Date(typical).toISOString().slice(0, 10) : typical
}

function fieldSchema (field: Field, pattern: string | undefined): JsonSchema {
  const typical = field.typical === null ? {} : { default: typicalCell(field, pattern) }
  switch (field.type) {
    case 'number': return {
      type: ['number', 'string', 'null'],
      ...(field.range !== null && { description: `${field.integer ? 'Whole number' : 'Number'}; ${field.range[0]} to ${field.range[1]} in training` }),
      ...typical
    }
    case 'category': return {
      type: ['string', 'number', 'boolean', 'null'],
      description: 'One of the levels of training',
      examples: field.levels,
      ...typical
    }
    case 'date': {
      const [first, last] = (field.range ?? []).map((milliseconds) => new Date(milliseconds).toISOString())
      return {
        type: ['string', 'number', 'null'],
        description: `Date${pattern === undefined ? '' : ` as ${pattern}`}, or milliseconds since 1970-01-01 UTC${first === undefined ? '' : `; ${first} to ${last} in training`}`,
        ...typical
      }
    }
    case 'text': return { type: ['string', 'number', 'boolean', 'null'], description: 'Free text' }
  }
}
