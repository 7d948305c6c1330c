import { describeFields, type Artifact, type FittedModel } from '@assay/model'
import { recipeOf, type Row } from '@assay/table'
import { problem, trainingTable, type SyntheticRows } from './synthetic-rows.ts'

/** A boosted model of synthetic rows as a whole artifact: what `/predict` serves. */
export function syntheticArtifact (model: FittedModel, given: SyntheticRows): Artifact {
  const recipe = recipeOf(given.columns.map(({ name }) => ({ name, format: { type: 'number', missing: [] } })))
  return {
    problem, recipe, fields: describeFields({ recipe, file: trainingTable(given) }),
    members: [{ ...model, learner: 'boosting', weight: 1 }], calibration: { kind: 'none' }, threshold: 0.5
  }
}

/** The first rows that were not learnt from, as JSON gives them. */
export function jsonRows ({ rows, columns }: SyntheticRows, count: number): Row[] {
  return Array.from({ length: count }, (_, row): Row => Object.fromEntries(columns.map(({ name, values }) => [name, values[rows + row]!])))
}
