import { AppError, learnerNames, whyUnsuited, type PipelineOptions, type Problem } from '@assay/shared'

interface CheckLearners {
  readonly learners: PipelineOptions['learners']
  readonly problem: Problem
  /** To learn from. */
  readonly rows: number
}

/**
 * Whether learners that a client chose can be tried; where all may be tried, those that suit are.
 *
 * @returns which are not, and why, in words
 * @throws {AppError} OPTION_INVALID when none is left: another would stand for what was asked for
 */
export function checkLearners ({ learners, problem, rows }: CheckLearners): readonly string[] {
  if (learners.length === learnerNames.length) return []
  const reasonOf = new Map(learnerNames.map((learner) => [learner, whyUnsuited(learner, problem, rows)]))
  const refused = learners.filter((learner) => reasonOf.get(learner) !== null)
  const reasons = refused.map((learner) => `${learner} ${reasonOf.get(learner)}`)
  if (refused.length > 0 && learners.every((learner) => learner === 'baseline' || refused.includes(learner))) {
    const suited = learnerNames.filter((learner) => learner !== 'baseline' && reasonOf.get(learner) === null)
    const detail = `${reasons.join('; ')}; choose among ${suited.join(', ')}, or leave "learners" out`
    throw new AppError('OPTION_INVALID', detail, { errors: [{ path: 'learners', detail }] })
  }
  return reasons.map((reason) => `Not every learner that was asked for is tried: ${reason}`)
}
