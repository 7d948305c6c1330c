import type { Params, Problem } from '@assay/shared'
import { directionsOf } from '../trees/directions-of.ts'
import { readNumbers } from '../trees/read-numbers.ts'
import type { NumberParam } from '../trees/read-numbers.ts'

/** XGBoost's own defaults for params that are absent. The library cannot stop early: `rounds` is how long it trains. */
const allowed = {
  rounds: { default: 100, low: 1, high: 200, whole: true },
  learningRate: { default: 0.3, low: 1e-4, high: 1 },
  maxDepth: { default: 6, low: 1, high: 16, whole: true },
  minChildWeight: { default: 1, low: 0, high: 1e9 },
  l2: { default: 1, low: 0, high: 1e9 },
  l1: { default: 0, low: 0, high: 1e9 },
  rowShare: { default: 1, low: 0.01, high: 1 },
  columnShare: { default: 1, low: 0.01, high: 1 }
} as const satisfies Record<string, NumberParam>

export type XgboostParams = { readonly [K in keyof typeof allowed]: number }

/** @throws {AppError} OPTION_INVALID */
export const readXgboostParams = (params: Params): XgboostParams => readNumbers(params, allowed)

interface Circumstances { readonly problem: Problem, readonly columns: readonly string[], readonly target: Float64Array, readonly rows: Uint32Array, readonly seed: number }

/** The library's parameters as the texts it takes. Objectives are those whose predictions are margins, or lead back to them. */
export function toLibraryParams (params: XgboostParams, { problem, columns, target, rows, seed }: Circumstances): ReadonlyMap<string, string> {
  const common = {
    booster: 'gbtree',
    // Its histogram method takes monotone constraints, and ignores them.
    ...(problem.monotone === undefined ? { tree_method: 'hist' } : { tree_method: 'exact', monotone_constraints: `(${directionsOf(columns, problem).join(',')})` }),
    silent: 1,
    seed,
    eta: params.learningRate,
    max_depth: params.maxDepth,
    min_child_weight: params.minChildWeight,
    lambda: params.l2,
    alpha: params.l1,
    subsample: params.rowShare,
    colsample_bytree: params.columnShare
  }
  const objective = {
    binary: { objective: 'binary:logitraw', base_score: 0.5 },
    multiclass: { objective: 'multi:softprob', num_class: problem.classes.length, base_score: 0 },
    regression: { objective: 'reg:linear', base_score: problem.kind === 'regression' ? meanOf(target, rows) : 0 }
  }[problem.kind]
  return new Map(Object.entries({ ...common, ...objective }).map(([name, value]) => [name, String(value)]))
}

function meanOf (target: Float64Array, rows: Uint32Array): number {
  return Math.fround(rows.reduce((sum, row) => sum + target[row]! / rows.length, 0))
}
