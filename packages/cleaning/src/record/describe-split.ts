import type { PipelineOptions, Problem, SplitRecord } from '@assay/shared'
import { targetVector, type Table } from '@assay/table'
import { quantile } from '../profile/summarize-numbers.ts'

const shownQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95]

interface SplitRequest {
  readonly problem: Problem
  readonly options: Pick<PipelineOptions, 'group' | 'time'>
  /** Whether equal rows were kept together. */
  readonly grouped: boolean
  readonly training: Table
  readonly test: Table
}

/** How the rows were parted, and what is to be predicted on both sides. */
export function describeSplit ({ problem, options: { group, time }, grouped, training, test }: SplitRequest): SplitRecord {
  const named = time ?? group
  return {
    by: time !== undefined ? 'time' : grouped ? 'groups' : problem.kind === 'regression' ? 'values' : 'classes',
    ...(named !== undefined && { column: named }),
    training: describeAnswers(training, problem),
    test: describeAnswers(test, problem)
  }
}

function describeAnswers (table: Table, problem: Problem): number[] {
  const answers = targetVector(table, problem)
  if (problem.kind !== 'regression') return problem.classes.map((_, label) => answers.reduce((rows, answer) => answer === label ? rows + 1 : rows, 0))
  const sorted = answers.sort()
  return sorted.length === 0 ? [] : shownQuantiles.map((share) => quantile(sorted, share))
}
