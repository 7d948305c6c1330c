import { AppError, type CleaningPlan, type CleaningStep, type PipelineOptions, type Problem } from '@assay/shared'
import type { WildAnswers } from '../find-wild-target.ts'
import type { ColumnFacts } from '../profile/profile-columns.ts'
import { proposeColumnSteps } from './propose-column-steps.ts'
import { proposeDrops } from './propose-drops.ts'
import { proposeRules } from './propose-rules.ts'
import { proposeTableRules } from './propose-table-rules.ts'
import { suggestSteps } from './suggest-steps.ts'

export interface PlanRequest {
  /** Of the training rows. */
  readonly profile: ColumnFacts
  readonly problem: Problem
  /** Far off all others. */
  readonly wildAnswers?: WildAnswers | null
  /** Columns that are not learnt from: the client's choice. */
  readonly ignore: readonly string[]
  /** What was decided about rows before the test part was cut off. */
  readonly rowSteps?: readonly CleaningStep[]
  readonly thresholds?: CorrelationThresholds
}

/** Which columns to leave out for their correlation, as a pipeline's options say. */
export type CorrelationThresholds = Pick<PipelineOptions, 'tooStrong' | 'tooWeak' | 'dropNull'>

/**
 * Proposes what to do about a table before learning from it, each step with its reason: by what its training rows hold, and no others.
 * Facts come first, then the rules that are learnt inside the folds. No row is left out but those without a target.
 *
 * @throws {AppError} OPTION_INVALID when the target is to be ignored
 */
export function proposePlan ({ profile, problem, wildAnswers = null, ignore, rowSteps = [], thresholds = {} }: PlanRequest): CleaningPlan {
  checkIgnored(problem, ignore)
  const drops = proposeDrops({ profile, problem, ignore })
  const dropped = new Set(drops.map(({ column }) => column))
  const features = profile.columns.filter(({ name }) => name !== problem.target && !dropped.has(name))
  const columnSteps = proposeColumnSteps(features, profile.columns)
  const suggestions = suggestSteps(profile.columns.filter(({ name }) => !dropped.has(name)), problem, wildAnswers)
  return {
    target: problem.target,
    steps: [...rowSteps, ...drops, ...columnSteps, ...proposeRules(features, columnSteps), ...proposeTableRules(features, profile.associations, thresholds)],
    ...(suggestions.length > 0 && { suggestions })
  }
}

function checkIgnored ({ target }: Problem, ignore: readonly string[]): void {
  if (!ignore.includes(target)) return
  const detail = `"${target}" is the target, which cannot be ignored`
  throw new AppError('OPTION_INVALID', detail, { errors: [{ path: 'ignore', detail }] })
}
