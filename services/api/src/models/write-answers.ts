import type { Prediction, Problem } from '@assay/shared'
import { writeCsvLine } from '@assay/table'
import type { CsvRows } from '@assay/table'

/** The rows of a CSV as they were, with the prediction's columns after them; numbers have all their bits. */
export function writeAnswers ({ names, rows }: CsvRows, predictions: readonly Prediction[], problem: Problem): string {
  const lines = rows.map((row, index) => [...row, ...predictionCells(predictions[index]!, problem)])
  return [[...names, ...predictionColumns(problem)], ...lines].map((cells) => `${writeCsvLine(cells)}\n`).join('')
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
