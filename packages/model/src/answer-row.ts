import type { ClassPrediction, ConformalRule, Prediction, Problem } from '@assay/shared'
import type { Artifact } from './artifact.ts'
import { intervalAround, labelSet } from './conformal.ts'

/**
 * From probabilities or a value to the answer people read.
 *
 * @param answers one row's outputs
 * @param withSet whether a set of labels is asked for; intervals of values always come along
 * @returns the prediction, and the output that it is about
 */
export function answerRow ({ problem, threshold, conformal }: AnswerRules, answers: Float64Array, withSet = false): { readonly prediction: Prediction, readonly output: number } {
  const { kind, classes } = problem
  if (kind === 'regression') {
    const value = answers[0]!
    return { prediction: { value, ...(conformal?.kind === 'interval' && { interval: intervalAround(conformal, value) }) }, output: 0 }
  }
  const probabilities = classProbabilities(problem, answers)
  const output = answeredClass({ problem, threshold }, answers)
  return {
    prediction: {
      label: classes[output]!,
      probability: probabilities[output]!,
      probabilities: byClass(classes, probabilities),
      ...(kind === 'binary' && { positive: classes[1]!, threshold: threshold ?? 0.5 }),
      ...(withSet && conformal?.kind === 'set' && setOf(conformal, classes, probabilities))
    },
    output: kind === 'binary' ? 0 : output
  }
}

/** @param answers one row's outputs */
export function classProbabilities ({ kind }: Problem, answers: Float64Array): ArrayLike<number> {
  return kind === 'binary' ? [1 - answers[0]!, answers[0]!] : answers
}

/**
 * @param answers one row's outputs
 * @returns its class's number
 */
export function answeredClass ({ problem, threshold }: Pick<Artifact, 'problem' | 'threshold'>, answers: Float64Array): number {
  if (problem.kind === 'binary') return Number(answers[0]! >= (threshold ?? 0.5))
  return answers.indexOf(answers.reduce((most, probability) => Math.max(most, probability)))
}

type AnswerRules = Pick<Artifact, 'problem' | 'threshold' | 'conformal'>

/** A set that is not one label is a question for a person. */
function setOf (rule: Extract<ConformalRule, { kind: 'set' }>, classes: readonly string[], probabilities: ArrayLike<number>): Pick<ClassPrediction, 'set' | 'abstain' | 'warnings'> {
  const set = labelSet(rule, probabilities).map((label) => classes[label]!)
  if (set.length === 1) return { set, abstain: false }
  const why = set.length === 0 ? 'no label is likely enough' : `${set.map((label) => `"${label}"`).join(', ')} are all likely enough`
  return { set, abstain: true, warnings: [`Ask a person: ${why}, when ${Number((rule.coverage * 100).toPrecision(4))} % of answers should be right`] }
}

/** Own properties whatever the classes are called: `fromEntries` defines where an assignment to `__proto__` would not. */
function byClass (classes: readonly string[], probabilities: ArrayLike<number>): Readonly<Record<string, number>> {
  return Object.fromEntries(classes.map((label, index) => [label, probabilities[index]!]))
}
