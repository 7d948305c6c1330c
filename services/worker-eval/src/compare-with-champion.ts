import { predictTable } from '@assay/model'
import { comparePaired, scorers } from '@assay/scoring'
import { applyRecipe } from '@assay/table'
import type { Artifact, Prepared } from '@assay/model'
import type { Comparison, Random } from '@assay/shared'
import type { Table } from '@assay/table'

interface ChampionComparison {
  readonly prepared: Prepared
  readonly champion: Artifact
  /** The locked rows as the file has them: the champion reads them by its own recipe, whatever became of its columns. */
  readonly cells: Table
  readonly target: Float64Array
  /** The challenger's, on the same rows. */
  readonly predictions: Float64Array
  readonly random: Random
}

/** Scores the champion on the challenger's locked rows, and asks whether the difference is more than noise. */
export function compareWithChampion ({ prepared, champion, cells, target, predictions, random }: ChampionComparison): Comparison {
  const obstacle = whyNotComparable(prepared, champion, cells)
  if (obstacle !== null) return { comparable: false, reason: obstacle }
  const championPredictions = predictTable(champion, applyRecipe(champion.recipe, cells), Uint32Array.from(target.keys()))
  const { difference, low, high, better } = comparePaired({
    scorer: scorers[prepared.problem.metric], target, a: predictions, b: championPredictions, random
  })
  return { comparable: true, difference, low, high, better: ({ a: 'challenger', b: 'champion', tie: 'tie' } as const)[better] }
}

function whyNotComparable ({ problem }: Prepared, champion: Artifact, cells: Table): string | null {
  if (champion.problem.target !== problem.target || champion.problem.kind !== problem.kind) {
    return `the champion answers another question (${champion.problem.kind}, "${champion.problem.target}")`
  }
  if (champion.problem.classes.join('\n') !== problem.classes.join('\n')) return 'the champion knows other classes'
  for (const { name, format } of champion.recipe.inputs) {
    const column = cells.columns.find((candidate) => candidate.name === name)
    if (column === undefined) return `the champion reads a column "${name}" that this file does not have`
    if (column.kind !== format.type) return `the champion reads "${name}" as a ${format.type} column, and in this file it is a ${column.kind} column`
  }
  return null
}
