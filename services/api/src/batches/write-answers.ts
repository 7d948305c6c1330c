import type { Prediction, Problem } from '@assay/shared'
import { writeCsvLine } from '@assay/table'

/** The columns of the CSV as they were, with the prediction's after them. */
export function writeAnswerHeader (names: readonly string[], { problem, explained, withSets }: AskedAnswers): string {
  const sets = withSets && problem.kind !== 'regression' ? ['set', 'abstain'] : []
  const contributions = explained.length > 0 ? ['baseline', ...explained.map((column) => `contribution of ${column}`)] : []
  return `${writeCsvLine([...names, ...predictionColumns(problem), ...sets, ...contributions])}\n`
}

/**
 * A row of the CSV as it was, with its prediction after it; numbers have all their bits.
 *
 * @param row a line of CSV, without its end
 */
export function writeAnswer (row: string, prediction: Prediction, { problem, explained, withSets }: AskedAnswers): string {
  const set = withSets && problem.kind !== 'regression' ? setCells(prediction) : []
  return `${row},${writeCsvLine([...predictionCells(prediction, problem), ...set, ...contributionCells(prediction, explained)])}\n`
}

export interface AskedAnswers {
  readonly problem: Problem
  /** The model's input columns: a contribution follows for each, after the baseline; empty when nobody asked. */
  readonly explained: readonly string[]
  /** Whether sets of labels were asked for; labels are parted by `|`. */
  readonly withSets: boolean
}

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
