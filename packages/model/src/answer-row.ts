import type { Prediction, Problem } from '@assay/shared'

/**
 * From probabilities or a value to the answer people read.
 *
 * @param answers one row's outputs
 * @returns the prediction, and the output that it is about
 */
export function answerRow ({ kind, classes }: Problem, threshold: number | null, answers: Float64Array): { readonly prediction: Prediction, readonly output: number } {
  if (kind === 'regression') return { prediction: { value: answers[0]! }, output: 0 }
  if (kind === 'binary') return { prediction: answerBinary(classes, threshold ?? 0.5, answers[0]!), output: 0 }
  const output = answers.indexOf(answers.reduce((most, probability) => Math.max(most, probability)))
  return {
    prediction: { label: classes[output]!, probability: answers[output]!, probabilities: byClass(classes, answers) },
    output
  }
}

function answerBinary (classes: readonly string[], threshold: number, probability: number): Prediction {
  const isPositive = probability >= threshold
  return {
    label: classes[isPositive ? 1 : 0]!,
    probability: isPositive ? probability : 1 - probability,
    probabilities: byClass(classes, [1 - probability, probability]),
    positive: classes[1]!,
    threshold
  }
}

/** Own properties whatever the classes are called: `fromEntries` defines where an assignment to `__proto__` would not. */
function byClass (classes: readonly string[], probabilities: ArrayLike<number>): Readonly<Record<string, number>> {
  return Object.fromEntries(classes.map((label, index) => [label, probabilities[index]!]))
}
