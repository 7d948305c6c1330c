import type { MonotoneColumn } from './monotone.ts'

export const problemKinds = ['binary', 'multiclass', 'regression'] as const
export type ProblemKind = typeof problemKinds[number]

/** What a score measures. */
export const metricNames = [
  'rocAuc', 'averagePrecision', 'logLoss', 'brier', 'f1', 'balancedAccuracy', 'accuracy', 'mcc',
  'rmse', 'mae', 'r2', 'mape'
] as const
export type MetricName = typeof metricNames[number]

/** Which scores of a metric are the better ones. */
export const metricDirections = {
  rocAuc: 'higher',
  averagePrecision: 'higher',
  logLoss: 'lower',
  brier: 'lower',
  f1: 'higher',
  balancedAccuracy: 'higher',
  accuracy: 'higher',
  mcc: 'higher',
  rmse: 'lower',
  mae: 'lower',
  r2: 'higher',
  mape: 'lower'
} as const satisfies Record<MetricName, 'higher' | 'lower'>

/** The metric a pipeline optimises when nobody says otherwise. */
export const defaultMetrics = { binary: 'rocAuc', multiclass: 'logLoss', regression: 'rmse' } as const satisfies Record<ProblemKind, MetricName>

/** A target, what kind of answer it holds, and what the pipeline optimises. */
export interface Problem {
  readonly target: string
  readonly kind: ProblemKind
  readonly metric: MetricName
  /** Labels in the order of class indices; binary: negative, then positive. Empty for regression. */
  readonly classes: readonly string[]
  /** Columns with which the answer (binary: the probability of the positive class) only rises or only falls; absent: none. */
  readonly monotone?: readonly MonotoneColumn[]
}

export const learnerNames = ['baseline', 'logistic', 'forest', 'boosting', 'xgboost', 'bayes', 'mlp'] as const
export type LearnerName = typeof learnerNames[number]

/** Learners whose models keep what `Problem.monotone` promises; no other is tried where it promises anything. */
export const monotoneLearners: readonly LearnerName[] = ['baseline', 'boosting', 'xgboost']

/** A learner's hyperparameters by name. */
export type Params = Readonly<Record<string, number | string | boolean>>
