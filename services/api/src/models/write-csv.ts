import type { Prediction, Problem } from '@assay/shared'

/** A CSV's rows as text; the first holds the columns' names. */
export interface CsvRows { readonly names: readonly string[], readonly rows: readonly (readonly string[])[] }

/** The same rows with the prediction's columns after them, in UTF-8 with commas; numbers have all their bits. */
export function writeCsv ({ names, rows }: CsvRows, predictions: readonly Prediction[], problem: Problem): string {
  const header = [...names, ...predictionColumns(problem)]
  const lines = rows.map((row, index) => [
    ...names.map((_, column) => row[column] ?? ''),
    ...predictionCells(predictions[index]!, problem)
  ])
  return [header, ...lines].map((cells) => `${cells.map(quoteCell).join(',')}\r\n`).join('')
}

function predictionColumns ({ kind, classes }: Problem): readonly string[] {
  return kind === 'regression'
    ? ['prediction', 'predictionLow', 'predictionHigh', 'warnings']
    : ['prediction', 'probability', ...classes.map((label) => `probability of ${label}`), 'warnings']
}

function predictionCells (prediction: Prediction, { classes }: Problem): readonly string[] {
  const warnings = (prediction.warnings ?? []).join('; ')
  if ('value' in prediction) {
    const { value, interval } = prediction
    return [String(value), String(interval?.low ?? ''), String(interval?.high ?? ''), warnings]
  }
  const { label, probability, probabilities } = prediction
  return [label, String(probability), ...classes.map((known) => String(probabilities[known])), warnings]
}

function quoteCell (cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
