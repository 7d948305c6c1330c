import { AppError, type Params, type ProblemKind } from '@assay/shared'
import { readClassWeight, type ClassWeight } from '../trees/read-class-weight.ts'
import { readNumbers, type NumberParam } from '../trees/read-numbers.ts'

/** What each param means where it is absent: middle-of-the-road values of XGBoost and LightGBM. */
const allowed = {
  /** Trees (for each class), at most when there are rows to stop early on. */
  rounds: { default: 300, low: 1, high: 20_000, whole: true },
  learningRate: { default: 0.1, low: 1e-4, high: 1 },
  maxDepth: { default: 6, low: 1, high: 16, whole: true },
  /** 0: depth-wise; else the leaf with the largest gain is split next, until there are so many. */
  maxLeaves: { default: 0, low: 0, high: 4096, whole: true },
  /** Smallest sum of hessians on a side: rows for regression, p (1 − p) a row for classes. */
  minChildWeight: { default: 1, low: 0, high: 1e9 },
  l2: { default: 1, low: 0, high: 1e9 },
  l1: { default: 0, low: 0, high: 1e9 },
  minGain: { default: 0, low: 0, high: 1e9 },
  /** Share of rows, and of features, that each tree sees. */
  rowShare: { default: 1, low: 0.01, high: 1 },
  columnShare: { default: 1, low: 0.01, high: 1 },
  /** Binary: weight of a row of the positive class, times what `classWeight` gives it. */
  positiveWeight: { default: 1, low: 1e-3, high: 1e6 },
  /** Rounds without a better loss on the held-out rows after which training stops. */
  patience: { default: 30, low: 1, high: 20_000, whole: true }
} as const satisfies Record<string, NumberParam>

/** Read only where an objective is asked for. */
const allowedOfObjective = {
  squared: {},
  absolute: {},
  /** Residual from which the loss is linear, in standard deviations of the target. */
  huber: { huberDelta: { default: 1, low: 1e-3, high: 100 } },
  /** Share of rows to stay below the answer. */
  quantile: { quantile: { default: 0.5, low: 0.001, high: 0.999 } }
} as const satisfies Record<string, Record<string, NumberParam>>

export interface ObjectiveParams {
  /** Regression only; absent: squared. */
  readonly objective?: keyof typeof allowedOfObjective
  readonly quantile?: number
  readonly huberDelta?: number
}

export type BoostingParams = { readonly [K in keyof typeof allowed]: number } & ObjectiveParams & { readonly classWeight: ClassWeight }

/** @throws {AppError} OPTION_INVALID */
export function readBoostingParams (params: Params, kind: ProblemKind): BoostingParams {
  const { objective } = params
  const classWeight = readClassWeight(params, kind)
  if (objective === undefined) return { ...readNumbers(params, allowed), classWeight }
  if (!isObjective(objective)) throw new AppError('OPTION_INVALID', `The param "objective" is ${objective}; choose one of ${Object.keys(allowedOfObjective).join(', ')}`)
  return { ...readNumbers(params, { ...allowed, ...allowedOfObjective[objective] }), objective, classWeight }
}

function isObjective (value: unknown): value is keyof typeof allowedOfObjective {
  return typeof value === 'string' && Object.hasOwn(allowedOfObjective, value)
}
