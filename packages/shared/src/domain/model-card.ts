import type { EnsembleRow } from './ensemble.ts'
import type { TestScore } from './model.ts'
import type { CleaningStep } from './plan.ts'
import type { LearnerName, MetricName, Params, Problem } from './problem.ts'
import type { StepEffect } from './step-effect.ts'
import type { ScoreInterval } from './trial.ts'
import type { VerdictLine } from './verdict.ts'

/**
 * What a team should know before it believes a model: `card` of `GET /models/{name}/versions/{version}`.
 *
 * Everything under `test`, `confusion`, `curves`, `importance`, `dependence`, `groups` and the measures of `conformal` was measured on the locked
 * test part, once, after the artifact's bytes were fixed. Parts that do not apply to the problem, or were not asked for, are absent.
 *
 * @see Mitchell et al., "Model Cards for Model Reporting", 2019
 */
export interface ModelCard {
  readonly model: string
  readonly question: Problem
  readonly lineage: Lineage
  readonly data: {
    readonly datasetId: string
    readonly rows: { readonly file: number, readonly training: number, readonly test: number }
    /** Of the file, those that the model reads. */
    readonly columns: readonly string[]
  }
  readonly cleaning: {
    readonly planHash: string
    /** The ledger: every step of the plan with its reason, in the order in which they are applied. */
    readonly steps: readonly CleaningStep[]
    /** Those of them that are learnt from training rows inside each fold. */
    readonly learntInsideFolds: readonly CleaningStep[]
    /** What steps do to the cross-validated score, of those that were measured. */
    readonly effects?: readonly StepEffect[]
  }
  readonly validation: Validation
  readonly search: { readonly trials: number, readonly seed: number, readonly lag: number, readonly learners: readonly LearnerName[] }
  readonly winner:
    | { readonly learner: LearnerName, readonly trial: number, readonly params: Params }
    | { readonly learner: 'ensemble', readonly members: readonly CardMember[] }
  readonly crossValidated: { readonly metric: MetricName, readonly score: number, readonly interval: ScoreInterval, readonly folds: readonly number[] }
  /** The ensemble that was tried, kept or not; null where none was to be had. */
  readonly ensemble: EnsembleRow | null
  /** The problem's metric first. */
  readonly test: readonly TestScore[]
  /** What the board says in words, a sentence each. */
  readonly verdict: readonly string[]
  /** The same, line by line, in fields; older cards have the sentences alone. */
  readonly verdictLines?: readonly VerdictLine[]
  readonly calibration: CardCalibration
  /** Binary: the probability from which the positive class is answered; null otherwise. */
  readonly threshold: number | null
  /** Binary: what the threshold was chosen for, out of fold; in words: "the largest F1". */
  readonly decision?: { readonly aim: string, readonly sentence: string }
  /** Rows by the class they are of, then by the class answered; null for regression. */
  readonly confusion: readonly (readonly number[])[] | null
  /** Binary only, about the positive class. */
  readonly curves?: Curves
  /** Most important first. */
  readonly importance: readonly ColumnImportance[]
  /** Of the most important columns, in the order of `importance`. */
  readonly dependence?: readonly Dependence[]
  /** One entry a column named as sensitive. */
  readonly groups?: readonly SensitiveColumn[]
  readonly conformal?: Conformal
  readonly comparison: Comparison | null
  /** What the model is not to be believed in, a sentence each. */
  readonly limits: readonly string[]
}

/** Where a model comes from, to the bytes. */
export interface Lineage {
  /** Of the file as it was posted; lower-case hex. */
  readonly datasetSha256: string
  /** Of the artifact. */
  readonly artifactSha256: string
  /** Of the code that made it; absent where nobody knows. */
  readonly commit?: string
  readonly planHash: string
  readonly pipelineId: string
  readonly seed: number
}

export interface CardMember { readonly trial: number, readonly learner: LearnerName, readonly params: Params, readonly weight: number }

/** How trials were compared. */
export interface Validation {
  /** Folds of one repeat; 1: a hold-out. */
  readonly folds: number
  readonly repeats: number
  /** In order of time: a fold learns only from rows before it. */
  readonly ordered: boolean
  /** The option's column whose equal rows are never separated; repeated rows never are. */
  readonly group?: string
  /** In words: "5-fold cross-validation, stratified, 3 times with other folds". */
  readonly sentence: string
}

export interface CardCalibration {
  readonly kind: 'none' | 'platt' | 'isotonic'
  /** Binary only: expected calibration error out of fold, 0 to 1, of the model's own probabilities and of the calibrated ones. */
  readonly expectedError: { readonly before: number, readonly after: number } | null
}

/** Curves of about 200 points at most. */
export interface Curves {
  /** From (0, 0) to (1, 1). */
  readonly roc: readonly { readonly falsePositiveRate: number, readonly truePositiveRate: number }[]
  /** By rising recall. */
  readonly precisionRecall: readonly { readonly recall: number, readonly precision: number }[]
  /** Rows in bins of about equal size by probability: the mean probability, and the share that was positive. */
  readonly reliability: readonly ReliabilityBin[]
  /** Rows answered rightly and wrongly when the positive class is answered from `threshold` on; by falling threshold. */
  readonly thresholds: readonly ThresholdCounts[]
}

/** Of rows with about this probability, how many were of the class. */
export interface ReliabilityBin { readonly rows: number, readonly predicted: number, readonly observed: number }

/** True and false positives, true and false negatives; together all rows. */
export interface ThresholdCounts { readonly threshold: number, readonly tp: number, readonly fp: number, readonly tn: number, readonly fn: number }

/** How much worse the score gets when a column's cells are shuffled among the rows, in the metric's unit; more is more important. */
export interface ColumnImportance extends ScoreInterval { readonly column: string, readonly importance: number }

/**
 * Partial dependence: the mean prediction when every row had this value in the column, all else as it is.
 *
 * @see Friedman, "Greedy Function Approximation", 2001, section 8.2
 */
export interface Dependence {
  /** Of the cleaned table: a date or a text of the file may have several, such as `HireDate.month`. */
  readonly column: string
  /** Dates are milliseconds since 1970-01-01 UTC. */
  readonly kind: 'number' | 'date' | 'category'
  /** Numbers and dates ascending, at quantiles of the rows; levels most frequent first; null is a missing cell. */
  readonly points: readonly DependencePoint[]
}

export interface DependencePoint {
  readonly value: number | string | null
  /** One entry an output: P(positive), or the value; several classes: one a class, in the problem's order. */
  readonly means: readonly number[]
}

/** How a model does for the groups of one column. Groups with fewer than ten rows, and those beyond the tenth, are put together as one. */
export interface SensitiveColumn {
  readonly column: string
  readonly groups: readonly SensitiveGroup[]
  /** What stands out, a sentence each. */
  readonly findings: readonly string[]
}

export interface SensitiveGroup {
  /** A level, a range of numbers or dates, `(missing)`, or `(others)`. */
  readonly group: string
  readonly rows: number
  /** With 95 % intervals; those that are not defined for the group are left out. */
  readonly measures: Readonly<Partial<Record<GroupMeasure, Measured>>>
}

/** A measure and its 95 % interval. */
export interface Measured extends ScoreInterval { readonly value: number }

/**
 * Binary: the first seven; `calibrationGap` is mean probability minus base rate. Several classes: accuracy.
 * Numbers: mean of target and of predictions, mean of prediction − target, and of its size.
 */
export const groupMeasures = [
  'baseRate', 'selectionRate', 'truePositiveRate', 'falsePositiveRate', 'precision', 'rocAuc', 'calibrationGap',
  'accuracy', 'meanTarget', 'meanPrediction', 'meanError', 'meanAbsoluteError'
] as const
export type GroupMeasure = typeof groupMeasures[number]

/**
 * What a prediction's `interval` or `set` is made with, and whether it held.
 *
 * @see Angelopoulos & Bates, "A Gentle Introduction to Conformal Prediction", 2021
 */
export interface Conformal {
  /** Of values an interval, of classes a set of labels. */
  readonly kind: 'interval' | 'set'
  /** The share of rows that should lie within: the option's, .9 by default. */
  readonly coverage: number
  /** Values: half the interval's width, one entry a range of predictions, lowest first. Classes: the least probability of each label in a set, in the problem's order. */
  readonly quantiles: readonly number[]
  /** Of locked rows, the share that lay within. */
  readonly measuredCoverage: Measured
  /** Values: of an interval, on average. */
  readonly averageWidth?: number
  /** Classes: labels of a set, on average. */
  readonly averageSetSize?: number
  /** Classes: the share of rows whose set is not one label. */
  readonly abstained?: Measured
}

/** Challenger minus champion on the same locked rows, or why they cannot be compared. */
export type Comparison =
  | { readonly comparable: true, readonly difference: number, readonly low: number, readonly high: number, readonly better: 'challenger' | 'champion' | 'tie' }
  | { readonly comparable: false, readonly reason: string }
