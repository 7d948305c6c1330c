/**
 * The mean of a binary metric over the classes, each against the rest. Classes without a row of their own are left out:
 * nothing is known about them, as in a fold that holds none out.
 *
 * @param predictions n × classes; one column: binary, the metric itself
 * @param score takes the probabilities of rows of the class and of the others, both ascending
 * @returns NaN where fewer than two classes have rows
 */
export function oneVsRest (target: Float64Array, predictions: Float64Array, score: (positives: Float64Array, negatives: Float64Array) => number): number {
  const outputs = predictions.length / target.length
  if (outputs === 1) return scoreOfClass(target, predictions, 1, 1, 0, score)
  let sum = 0
  let classes = 0
  for (let label = 0; label < outputs; label++) {
    const ofClass = scoreOfClass(target, predictions, label, outputs, label, score)
    if (Number.isNaN(ofClass)) continue
    sum += ofClass
    classes++
  }
  return sum / classes
}

function scoreOfClass (
  target: Float64Array, predictions: Float64Array, label: number, outputs: number, output: number,
  score: (positives: Float64Array, negatives: Float64Array) => number
): number {
  let count = 0
  for (const actual of target) if (actual === label) count++
  if (count === 0 || count === target.length) return NaN
  const positives = new Float64Array(count)
  const negatives = new Float64Array(target.length - count)
  let positive = 0
  let negative = 0
  for (let row = 0; row < target.length; row++) {
    const probability = predictions[row * outputs + output]!
    if (target[row] === label) positives[positive++] = probability
    else negatives[negative++] = probability
  }
  return score(positives.sort(), negatives.sort())
}
