import { bootstrapInterval, confusionMatrix, scorersFor } from '@assay/scoring'
import type { Problem, Random, TestScore } from '@assay/shared'

interface TestPart {
  readonly problem: Problem
  readonly target: Float64Array
  readonly predictions: Float64Array
  /** Binary: the probability from which the positive class is answered. */
  readonly threshold: number | null
  readonly random: Random
}

/** Every score that suits the problem, the problem's metric first; those that are not defined on these rows are left out. */
export function scoreTestPart ({ problem, target, predictions, threshold, random }: TestPart): readonly TestScore[] {
  const ordered = [...scorersFor(problem.kind)].sort((a, b) => Number(b.name === problem.metric) - Number(a.name === problem.metric))
  return ordered.flatMap((scorer) => {
    const value = scorer.score(target, predictions, threshold ?? undefined)
    if (!Number.isFinite(value)) return []
    const { low, high } = bootstrapInterval({ scorer, target, predictions, random: random.fork(scorer.name), ...(threshold !== null && { threshold }) })
    return [{ metric: scorer.name, value, low, high }]
  })
}

/** @returns rows by the class they are of, then by the class that was answered */
export function confusionRows (target: Float64Array, predictions: Float64Array, threshold: number | null): readonly (readonly number[])[] {
  const { classes, counts } = confusionMatrix(target, predictions, threshold ?? undefined)
  return Array.from({ length: classes }, (_, is) => [...counts.subarray(is * classes, (is + 1) * classes)])
}
