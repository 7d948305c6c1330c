import { predictTable } from '@assay/model'
import { comparePaired, scorers } from '@assay/scoring'
import type { Artifact, Prepared } from '@assay/model'
import type { Comparison, Random } from '@assay/shared'
import type { Table } from '@assay/table'

interface ChampionComparison {
  readonly prepared: Prepared
  readonly champion: Artifact
  readonly test: Table
  readonly target: Float64Array
  /** The challenger's, on the test part. */
  readonly predictions: Float64Array
  readonly random: Random
}

/** Scores the champion on the challenger's locked rows, and asks whether the difference is more than noise. */
export function compareWithChampion ({ prepared, champion, test, target, predictions, random }: ChampionComparison): Comparison {
  const obstacle = whyNotComparable(prepared, champion, test)
  if (obstacle !== null) return { comparable: false, reason: obstacle }
  const championPredictions = predictTable(champion, test, Uint32Array.from({ length: test.rows }, (_, row) => row))
  const { difference, low, high, better } = comparePaired({
    scorer: scorers[prepared.problem.metric], target, a: predictions, b: championPredictions, random
  })
  return { comparable: true, difference, low, high, better: ({ a: 'challenger', b: 'champion', tie: 'tie' } as const)[better] }
}

function whyNotComparable ({ problem }: Prepared, champion: Artifact, test: Table): string | null {
  if (champion.problem.target !== problem.target || champion.problem.kind !== problem.kind) {
    return `the champion answers another question (${champion.problem.kind}, "${champion.problem.target}")`
  }
  if (champion.problem.classes.join('\n') !== problem.classes.join('\n')) return 'the champion knows other classes'
  const missing = champion.recipe.outputs.find(({ name, kind }) => !test.columns.some((column) => column.name === name && column.kind === kind))
  return missing === undefined ? null : `the champion reads a column "${missing.name}" (${missing.kind}) that this dataset does not give`
}
