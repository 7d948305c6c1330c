import { AppError, type CleaningPlan, type CleaningStep, type Problem, type TableProfile } from '@assay/shared'
import { proposeColumnSteps } from './propose-column-steps.ts'
import { proposeDrops } from './propose-drops.ts'
import { proposeRules } from './propose-rules.ts'

export interface PlanRequest {
  readonly profile: TableProfile
  readonly problem: Problem
  /** Columns that are not learnt from: the client's choice. */
  readonly ignore: readonly string[]
  readonly thresholds?: CorrelationThresholds
}

/** Which columns to drop for their correlation; by default only exact copies go. All are associations from 0 to 1. */
export interface CorrelationThresholds {
  /** Of two columns at least so strongly associated, the one that says less about the target goes. */
  readonly tooStrong?: number
  /** Columns whose association with the target is weaker go. */
  readonly tooWeak?: number
  /** Columns whose association with the target is no more than chance gives go. */
  readonly dropNull?: boolean
}

/** Repeated rows are put in one group unless they are most of the table: then its columns are too few to tell rows apart. */
const maxRepeatedShare = 0.5

/**
 * Proposes what to do about a table before learning from it, each step with its reason. Facts come first, then the rules that are
 * learnt from training rows. No row is left out but those without a target.
 *
 * @throws {AppError} OPTION_INVALID when the target is to be ignored
 */
export function proposePlan ({ profile, problem, ignore, thresholds = {} }: PlanRequest): CleaningPlan {
  checkIgnored(problem, ignore)
  const drops = proposeDrops({ profile, problem, ignore, thresholds })
  const dropped = new Set(drops.map(({ column }) => column))
  const features = profile.columns.filter(({ name }) => name !== problem.target && !dropped.has(name))
  const columnSteps = features.flatMap((column) => proposeColumnSteps(column, profile))
  return {
    target: problem.target,
    steps: [...drops, ...columnSteps, ...proposeRowSteps(profile, problem), ...proposeRules(features, columnSteps)]
  }
}

function checkIgnored ({ target }: Problem, ignore: readonly string[]): void {
  if (!ignore.includes(target)) return
  const detail = `"${target}" is the target, which cannot be ignored`
  throw new AppError('OPTION_INVALID', detail, { errors: [{ path: 'ignore', detail }] })
}

function proposeRowSteps (profile: TableProfile, { target }: Problem): CleaningStep[] {
  const missing = profile.columns.find(({ name }) => name === target)?.missing ?? 0
  const repeated = profile.duplicateRowsIgnoringIdentifiers
  const identifiers = profile.columns.filter(({ identifier, name }) => identifier && name !== target).map(({ name }) => name)
  const steps: CleaningStep[] = []
  if (missing > 0) steps.push({ step: 'dropRows', where: 'targetMissing', reason: `Rows without "${target}", from which nothing can be learnt: ${missing}` })
  if (repeated > 0 && repeated <= maxRepeatedShare * profile.rows) {
    steps.push({ step: 'groupRows', ignoring: identifiers, reason: `Rows equal to an earlier one: ${repeated}; what is learnt from a row must not be tested on its copy` })
  }
  return steps
}
