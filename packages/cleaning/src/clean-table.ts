import { AppError, type CleaningPlan, type PipelineOptions, type Problem, type TableProfile } from '@assay/shared'
import { applyRecipe, columnNamed, groupRows, selectRows, type InputColumn, type Recipe, type Table } from '@assay/table'
import { blankTarget } from './blank-target.ts'
import { checkNames } from './check-names.ts'
import { inferProblem } from './infer-problem.ts'
import { findLeaks } from './leaks/find-leaks.ts'
import type { Leak } from './leaks/leak.ts'
import { planToRecipe } from './plan/plan-to-recipe.ts'
import { proposePlan } from './plan/propose-plan.ts'
import { rulesOf, type CleaningRule } from './plan/rules-of.ts'
import { validatePlan } from './plan/validate-plan.ts'
import { prepareTarget } from './prepare-target.ts'
import { sortAlerts } from './profile/find-alerts.ts'
import { profileTable } from './profile/profile-table.ts'

export interface CleanRequest {
  /** A file as it was read. */
  readonly file: {
    readonly table: Table
    readonly columns: readonly InputColumn[]
    readonly reading: TableProfile['reading']
    readonly quarantined: TableProfile['quarantined']
    readonly unreadable: readonly { readonly cells: number, readonly examples: readonly string[] }[]
  }
  readonly options: Pick<PipelineOptions, 'target' | 'problem' | 'positive' | 'metric' | 'ignore' | 'accept' | 'group' | 'time'>
  /** A person's; absent: the proposed one. */
  readonly plan?: CleaningPlan
}

export interface Cleaned {
  readonly problem: Problem
  readonly profile: TableProfile
  readonly plan: CleaningPlan
  readonly recipe: Recipe
  /** Steps of the plan that are learnt from training rows, inside each fold. */
  readonly rules: readonly CleaningRule[]
  /** The recipe's outputs, then the target: classes as levels in the problem's order, or numbers. Rows without a target are left out. */
  readonly table: Table
  /** For each row of `table`, its row in the file's table; ascending. */
  readonly fileRows: Uint32Array
  /** For each row of `table`: rows of one group must not be separated by a split. Null: each may go anywhere. */
  readonly groups: Uint32Array | null
  /** For each row of `table`: what orders the rows, when a time column was named. */
  readonly time: Float64Array | null
  /** Suspected leaks among the columns that are learnt from; those that the client accepts are no longer certain. */
  readonly leaks: readonly Leak[]
}

/**
 * From a file's table to one to learn from: problem, profile, plan, recipe, cleaned table. It reports leaks and refuses none.
 *
 * @throws {AppError} TARGET_NOT_FOUND, DATASET_EMPTY, TARGET_UNUSABLE, OPTION_INVALID, NO_FEATURES
 */
export function cleanTable ({ file, options, plan: edited }: CleanRequest): Cleaned {
  const { columns } = file
  if (file.table.rows === 0) throw new AppError('DATASET_EMPTY', 'The file has no row of data; check that it is the right file')
  const { target, problem: kind, positive, metric, group, time } = options
  checkNames(file.table, options)
  const given = edited && validatePlan(planFor(target, edited), columns)
  const table = given === undefined ? file.table : blankTarget(file.table, columns, given)
  const problem = inferProblem({ table, target, ...(kind && { kind }), ...(positive !== undefined && { positive }), ...(metric && { metric }) })
  const described = profileTable({ ...file, table, problem })
  const plan = given ?? proposePlan({ profile: described, problem, ignore: group === undefined ? options.ignore : [...options.ignore, group] })
  const recipe = planToRecipe(plan, columns, problem)
  const leaks = findLeaks({
    table,
    problem,
    columns: recipe.inputs.map(({ name }) => name),
    identifiers: described.columns.filter(({ identifier, name }) => identifier && name !== target).map(({ name }) => name)
  }).map((leak): Leak => options.accept.includes(leak.column) ? { ...leak, severity: 'likely' } : leak)

  const learnt = prepareTarget(table, problem)
  const rows = selectRows(table, learnt.rows)
  return {
    problem,
    profile: { ...described, alerts: sortAlerts([...leaks.map(alertOf), ...described.alerts]) },
    plan,
    recipe,
    rules: rulesOf(plan, recipe),
    table: { rows: rows.rows, columns: [...applyRecipe(recipe, rows).columns, learnt.column] },
    fileRows: learnt.rows,
    groups: group === undefined ? groupRepeatedRows(rows, plan) : groupRows({ rows: rows.rows, columns: [columnNamed(rows, group)] }),
    time: time === undefined ? null : orderBy(rows, time),
    leaks
  }
}

function alertOf ({ severity, column, detail }: Leak): TableProfile['alerts'][number] {
  return { severity: severity === 'certain' ? 'leak' : 'warning', code: 'leak', columns: [column], detail }
}

function groupRepeatedRows (rows: Table, { steps }: CleaningPlan): Uint32Array | null {
  const step = steps.find((candidate) => candidate.step === 'groupRows')
  return step?.step === 'groupRows' ? groupRows(rows, step.ignoring) : null
}

/** @throws {AppError} OPTION_INVALID when the plan was made for another target */
function planFor (target: string, plan: CleaningPlan): CleaningPlan {
  if (plan.target === target) return plan
  const detail = `The plan is about the target "${plan.target}", not "${target}"; take the plan of that target, or change its "target"`
  throw new AppError('OPTION_INVALID', detail, { errors: [{ path: 'plan', detail }] })
}

/** @throws {AppError} OPTION_INVALID */
function orderBy (rows: Table, time: string): Float64Array {
  const column = columnNamed(rows, time)
  if (column.kind === 'date' || column.kind === 'number') return column.values
  const detail = `Column "${time}" cannot order the rows: it holds neither dates nor numbers; name another column, or none`
  throw new AppError('OPTION_INVALID', detail, { errors: [{ path: 'time', detail }] })
}
