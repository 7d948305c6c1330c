import type { Prediction, Problem } from '@assay/shared'
import { writeCsvLine } from '@assay/table'
import type { CsvRows } from '@assay/table'

/**
 * The rows of a CSV as they were, with the prediction's columns after them; numbers have all their bits.
 *
 * @param asked.explained the model's input columns: a contribution follows for each, after the baseline; empty when nobody asked
 * @param asked.withSets whether sets of labels were asked for; labels are parted by `|`
 */
export function writeAnswers ({ names, rows }: CsvRows, predictions: readonly Prediction[], { problem, explained, withSets }: AskedAnswers): string {
  const withSet = withSets && problem.kind !== 'regression'
  const lines = rows.map((row, index) => [...row, ...predictionCells(predictions[index]!, problem), ...(withSet ? setCells(predictions[index]!) : []), ...contributionCells(predictions[index]!, explained)])
  const header = [...names, ...predictionColumns(problem), ...(withSet ? ['set', 'abstain'] : []), ...(explained.length > 0 ? ['baseline', ...explained.map((column) => `contribution of ${column}`)] : [])]
  return [header, ...lines].map((cells) => `${writeCsvLine(cells)}\n`).join('')
}

interface AskedAnswers { readonly problem: Problem, readonly explained: readonly string[], readonly withSets: boolean }

function setCells (prediction: Prediction): readonly (string | null)[] {
  return 'set' in prediction ? [prediction.set!.join('|'), String(prediction.abstain)] : [null, null]
}

function contributionCells ({ baseline, contributions = [] }: Prediction, explained: readonly string[]): readonly (number | null)[] {
  if (explained.length === 0) return []
  const byColumn = new Map(contributions.map(({ column, contribution }) => [column, contribution]))
  return [baseline ?? null, ...explained.map((column) => byColumn.get(column) ?? null)]
}

function predictionColumns ({ kind, classes }: Problem): readonly string[] {
  return kind === 'regression'
    ? ['prediction', 'predictionLow', 'predictionHigh', 'warnings']
    : ['prediction', 'probability', ...classes.map((label) => `probability of ${label}`), 'warnings']
}

function predictionCells (prediction: Prediction, { classes }: Problem): readonly (string | number | null)[] {
  const warnings = (prediction.warnings ?? []).join('; ')
  if ('value' in prediction) {
    const { value, interval } = prediction
    return [value, interval?.low ?? null, interval?.high ?? null, warnings]
  }
  const { label, probability, probabilities } = prediction
  return [label, probability, ...classes.map((known) => probabilities[known]!), warnings]
}
