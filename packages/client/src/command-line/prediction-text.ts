import type { Prediction } from '@assay/shared'
import { textTable } from './text-table.ts'

/** A prediction for people: the answer and how sure it is, then what was odd about the row, then what moved the answer. */
export function predictionText (prediction: Prediction): string {
  const { warnings = [], contributions = [] } = prediction
  return [
    `${'label' in prediction ? labelText(prediction) : valueText(prediction)}\n`,
    ...warnings.map((warning) => `note: ${warning}\n`),
    textTable(contributions.map(({ column, value, contribution }) => [`  ${column}`, String(value ?? '–'), `${contribution < 0 ? '' : '+'}${short(contribution)}`]), { right: [2] })
  ].join('')
}

function labelText ({ label, probabilities, positive, threshold }: Extract<Prediction, { readonly label: string }>): string {
  const chances = Object.entries(probabilities).sort(([, a], [, b]) => b - a).map(([name, share]) => `${name} ${(share * 100).toFixed(1)} %`)
  const rule = threshold === undefined ? '' : `; ${positive} is answered from ${(threshold * 100).toFixed(1)} % on`
  return `${label} (${chances.join(', ')}${rule})`
}

function valueText ({ value, interval }: Extract<Prediction, { readonly value: number }>): string {
  return interval === undefined ? short(value) : `${short(value)} (between ${short(interval.low)} and ${short(interval.high)})`
}

const short = (value: number): string => String(Number(value.toPrecision(5)))
