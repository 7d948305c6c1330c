/** Rows by what they are and what was answered. */
export interface ConfusionMatrix {
  readonly classes: number
  /** classes × classes, row-major: entry [actual × classes + answered]. */
  readonly counts: Float64Array
}

/**
 * Binary: the positive class (1) is answered from the threshold on. Multiclass: the likeliest class, the first of equals.
 *
 * @param predictions n × outputs
 */
export function confusionMatrix (target: Float64Array, predictions: Float64Array, threshold = 0.5): ConfusionMatrix {
  const outputs = predictions.length / target.length
  const classes = Math.max(2, outputs)
  const counts = new Float64Array(classes * classes)
  for (let row = 0; row < target.length; row++) {
    const answered = outputs === 1 ? Number(predictions[row]! >= threshold) : likeliest(predictions, row * outputs, outputs)
    counts[target[row]! * classes + answered]!++
  }
  return { classes, counts }
}

/** Rows that are of each class, and rows that were answered as each. */
export function totals ({ classes, counts }: ConfusionMatrix): { readonly actual: Float64Array, readonly answered: Float64Array } {
  const actual = new Float64Array(classes)
  const answered = new Float64Array(classes)
  for (let is = 0; is < classes; is++) {
    for (let said = 0; said < classes; said++) {
      actual[is]! += counts[is * classes + said]!
      answered[said]! += counts[is * classes + said]!
    }
  }
  return { actual, answered }
}

function likeliest (predictions: Float64Array, from: number, outputs: number): number {
  let best = 0
  for (let output = 1; output < outputs; output++) {
    if (predictions[from + output]! > predictions[from + best]!) best = output
  }
  return best
}
