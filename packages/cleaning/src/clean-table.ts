import { AppError, type CleaningPlan, type CleaningRecord, type CleaningRule, type PipelineOptions, type Problem, type ProfileAlert, type Random, type TableProfile } from '@assay/shared'
import { applyRecipe, columnNamed, compactLevels, selectRows, type InputColumn, type Recipe, type Table } from '@assay/table'
import { blankTarget } from './blank-target.ts'
import { checkNames } from './check-names.ts'
import { findConflicts } from './find-conflicts.ts'
import { alertWildTarget, findWildAnswers } from './find-wild-target.ts'
import { inferProblem } from './infer-problem.ts'
import { findLeaks } from './leaks/find-leaks.ts'
import type { Leak } from './leaks/leak.ts'
import { lockTestPart, type RowPart } from './lock-test-part.ts'
import { planToRecipe } from './plan/plan-to-recipe.ts'
import { proposePlan, type CorrelationThresholds } from './plan/propose-plan.ts'
import { proposeRowSteps } from './plan/propose-row-steps.ts'
import { rulesOf } from './plan/rules-of.ts'
import { validatePlan } from './plan/validate-plan.ts'
import { prepareTarget, type PreparedTarget } from './prepare-target.ts'
import { promiseMonotone } from './promise-monotone.ts'
import { sortAlerts } from './profile/find-alerts.ts'
import { profileColumns } from './profile/profile-columns.ts'
import { profileTable } from './profile/profile-table.ts'
import { countTouched } from './record/count-touched.ts'
import { describeChanges } from './record/describe-changes.ts'
import { describeSplit } from './record/describe-split.ts'
import { findMissingPatterns } from './record/find-missing-patterns.ts'

export interface CleanRequest {
  /** A file as it was read. */
  readonly file: {
    readonly table: Table
    readonly columns: readonly InputColumn[]
    readonly reading: TableProfile['reading']
    readonly quarantined: TableProfile['quarantined']
    readonly unreadable: readonly { readonly cells: number, readonly examples: readonly string[] }[]
  }
  readonly options: Pick<PipelineOptions, 'target' | 'problem' | 'positive' | 'metric' | 'ignore' | 'accept' | 'group' | 'time' | 'sensitive' | 'monotone' | keyof CorrelationThresholds>
  /** A person's; absent: the proposed one. */
  readonly plan?: CleaningPlan
  /** Draws the test part. */
  readonly random: Random
}

export interface Cleaned {
  readonly problem: Problem
  /** Of the whole file, for people. */
  readonly profile: TableProfile
  readonly plan: CleaningPlan
  readonly recipe: Recipe
  /** Steps of the plan that are learnt from training rows, inside each fold. */
  readonly rules: readonly CleaningRule[]
  readonly training: CleanedRows & Pick<RowPart, 'groups' | 'time'>
  /** Locked until a model's bytes are fixed. */
  readonly test: CleanedRows
  /** Suspected leaks among the columns that are learnt from; those that the client accepts are no longer certain. */
  readonly leaks: readonly Leak[]
  /** What was done, for people. */
  readonly record: Pick<CleaningRecord, 'touched' | 'split' | 'changes' | 'missingPatterns'>
  /** What does not stop a pipeline but limits what its model is to be believed, in words. */
  readonly warnings: readonly string[]
}

/** Rows without a target are in no part. */
export interface CleanedRows {
  /** The recipe's outputs, then the target: classes as levels in the problem's order, or numbers. */
  readonly table: Table
  /** The cells from which they come, in the file's columns. */
  readonly cells: Table
  /** For each row its row in the file's table; ascending. */
  readonly fileRows: Uint32Array
}

/**
 * From a file's table to one to learn from and one to test with. The test part is locked first; then plan, recipe, rules and leaks come of
 * the training rows alone. Of the whole file are only the problem (its target), the formats of columns, and the profile, which nothing
 * is learnt from. It reports leaks and refuses none.
 *
 * @throws {AppError} TARGET_NOT_FOUND, DATASET_EMPTY, TARGET_UNUSABLE, OPTION_INVALID, NO_FEATURES
 */
export function cleanTable ({ file, options, plan: edited, random }: CleanRequest): Cleaned {
  const { columns } = file
  if (file.table.rows === 0) throw new AppError('DATASET_EMPTY', 'The file has no row of data; check that it is the right file')
  const { target, problem: kind, positive, metric, group } = options
  checkNames(file.table, options)
  const given = edited && validatePlan(planFor(target, edited), columns)
  const table = given === undefined ? file.table : blankTarget(file.table, columns, given)
  const problem = inferProblem({ table, target, ...(kind && { kind }), ...(positive !== undefined && { positive }), ...(metric && { metric }) })
  const described = profileTable({ ...file, table, problem })

  const known = prepareTarget(table, problem)
  const rowSteps = given?.steps ?? proposeRowSteps(described, problem)
  const locked = lockTestPart({ table, problem, known, options, rowSteps, random })
  const cells = cellsOfPart({ table, known, part: locked.training })

  const profile = profileColumns({ table: cells, problem, drawnFrom: table.rows })
  const wildAnswers = findWildAnswers(cells, profile, problem)
  const plan = given ?? proposePlan({ profile, problem, wildAnswers, ignore: group === undefined ? options.ignore : [...options.ignore, group], rowSteps, thresholds: options })
  const recipe = planToRecipe(plan, columns, problem)
  const leaks = findLeaks({
    table: cells,
    problem,
    columns: recipe.inputs.map(({ name }) => name),
    identifiers: profile.columns.filter(({ identifier, name }) => identifier && name !== target).map(({ name }) => name)
  }).map((leak): Leak => leak.columns.every((name) => options.accept.includes(name)) ? { ...leak, severity: 'likely' } : leak)
  const cleanPart = (ofPart: Table, { fileRows }: RowPart): CleanedRows =>
    ({ table: { rows: ofPart.rows, columns: [...applyRecipe(recipe, ofPart).columns, columnNamed(ofPart, target)] }, cells: ofPart, fileRows })
  const training = cleanPart(cells, locked.training)
  const test = cleanPart(cellsOfPart({ table, known, part: locked.test }), locked.test)
  const conflicts = findConflicts(training.table, problem)
  const alertsWith = (wildTarget: ProfileAlert | null): ProfileAlert[] => [...leaks.map(alertOf), conflicts, wildTarget].filter((alert) => alert !== null)
  return {
    problem: promiseMonotone(problem, options.monotone ?? [], recipe),
    profile: { ...described, alerts: sortAlerts([...alertsWith(alertWildTarget(findWildAnswers(table, described, problem), problem)), ...described.alerts]) },
    plan,
    recipe,
    rules: rulesOf(plan, recipe.outputs),
    training: { ...training, groups: locked.training.groups, time: locked.training.time },
    test,
    leaks,
    record: {
      touched: countTouched({ plan, inputs: columns, cells, cleaned: training.table, withoutTarget: table.rows - known.rows.length }),
      split: describeSplit({ problem, options, grouped: locked.training.groups !== null, training: training.table, test: test.table }),
      changes: describeChanges(plan, training.table),
      missingPatterns: findMissingPatterns(table)
    },
    warnings: alertsWith(alertWildTarget(wildAnswers, problem)).filter(({ severity, code }) => severity === 'warning' || code === 'conflicts').map(({ detail }) => detail)
  }
}

interface PartRequest { readonly table: Table, readonly known: PreparedTarget, readonly part: RowPart }

/** The cells of one part as if no others had been read; the target as the problem has it. */
function cellsOfPart ({ table, known, part: { fileRows, knownRows } }: PartRequest): Table {
  const { column } = known
  const others = { rows: table.rows, columns: table.columns.filter(({ name }) => name !== column.name) }
  const target = selectRows({ rows: known.rows.length, columns: [column] }, knownRows)
  return { rows: fileRows.length, columns: [...compactLevels(selectRows(others, fileRows)).columns, ...target.columns] }
}

function alertOf ({ severity, columns, detail }: Leak): ProfileAlert {
  return { severity: severity === 'certain' ? 'leak' : 'warning', code: 'leak', columns, detail }
}

/** @throws {AppError} OPTION_INVALID when the plan was made for another target */
function planFor (target: string, plan: CleaningPlan): CleaningPlan {
  if (plan.target === target) return plan
  const detail = `The plan is about the target "${plan.target}", not "${target}"; take the plan of that target, or change its "target"`
  throw new AppError('OPTION_INVALID', detail, { errors: [{ path: 'plan', detail }] })
}
