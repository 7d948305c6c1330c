import type { Params, Problem } from '@assay/shared'
import { numberParam } from '../number-param.ts'

/** Params of a search, with XGBoost's own defaults for those that are absent. */
export function readXgboostParams (params: Params): XgboostParams {
  return {
    rounds: Math.round(Math.min(Math.max(numberParam(params, 'rounds', 100), 1), mostRounds)),
    learningRate: numberParam(params, 'learningRate', 0.3),
    maxDepth: Math.round(numberParam(params, 'maxDepth', 6)),
    minChildWeight: numberParam(params, 'minChildWeight', 1),
    l2: numberParam(params, 'l2', 1),
    l1: numberParam(params, 'l1', 0),
    rowShare: numberParam(params, 'rowShare', 1),
    columnShare: numberParam(params, 'columnShare', 1)
  }
}

export type XgboostParams = Readonly<Record<'rounds' | 'learningRate' | 'maxDepth' | 'minChildWeight' | 'l2' | 'l1' | 'rowShare' | 'columnShare', number>>

/** The library cannot stop early. */
const mostRounds = 200

interface Circumstances { readonly problem: Problem, readonly target: Float64Array, readonly rows: Uint32Array, readonly seed: number }

/** The library's parameters as the texts it takes. Objectives are those whose predictions are margins, or lead back to them. */
export function toLibraryParams (params: XgboostParams, { problem, target, rows, seed }: Circumstances): ReadonlyMap<string, string> {
  const common = {
    booster: 'gbtree',
    tree_method: 'hist',
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
