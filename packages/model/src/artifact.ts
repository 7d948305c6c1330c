import type { ConformalRule, LearnerName, Problem } from '@assay/shared'
import type { Recipe } from '@assay/table'
import type { Encoder } from './encoder.ts'
import type { Predictor } from './predictor.ts'

/**
 * All that a prediction needs, as typed data without code. Equal trainings give equal bytes: no clock, no host, no id in it.
 *
 * A row goes: recipe → each member's encoders → predictor → link → weighted mean of members → calibration → threshold, and an interval or a set of labels.
 */
export interface Artifact {
  readonly problem: Problem
  readonly recipe: Recipe
  /** What the form and the schema say of each input column; same order as `recipe.inputs`. */
  readonly fields: readonly Field[]
  readonly members: readonly Member[]
  readonly calibration: Calibration
  /** Binary: the probability of the positive class from which it is answered. Null otherwise. */
  readonly threshold: number | null
  /** How sure an answer is: an interval of values, or a set of labels. Absent: nothing is known. */
  readonly conformal?: ConformalRule
}

/** One input column as seen in training. */
export interface Field {
  readonly name: string
  readonly type: 'number' | 'category' | 'date' | 'text'
  /** Number and date: smallest and largest training value. */
  readonly range: readonly [low: number, high: number] | null
  readonly integer: boolean
  /** Category: levels seen in training, most frequent first; at most 200 are listed. */
  readonly levels: readonly string[]
  /** What a form may start from: the median or the most frequent level; null when nothing is known. */
  readonly typical: number | string | null
  readonly missingShare: number
  /** How training rows are spread, for those asked later to be compared with; absent for text. */
  readonly histogram?: FieldHistogram
}

/** Training rows by bins of numbers and dates, or by level. */
export interface FieldHistogram {
  /** Numbers and dates: ascending; a value belongs to the bin below the first edge that is larger. Categories have none. */
  readonly edges: readonly number[]
  /** One more than edges; categories: one for each of the first levels, then all others. */
  readonly counts: readonly number[]
  readonly missing: number
}

/** One fitted model and its weight; weights of an artifact's members add up to 1. */
export interface Member extends FittedModel { readonly learner: LearnerName, readonly weight: number }

/** What a learner's fit gives: it only predicts. */
export interface FittedModel {
  readonly encoders: readonly Encoder[]
  readonly predictor: Predictor
  /** From margins to answers. `probability`: margins are probabilities already (forests). */
  readonly link: 'identity' | 'logistic' | 'softmax' | 'probability'
}

/** Applied to probabilities, class by class, then normalised. */
export type Calibration =
  | { readonly kind: 'none' }
  /** logistic(slope × logit(p) + intercept) for each class (binary: one entry). */
  | { readonly kind: 'platt', readonly slopes: readonly number[], readonly intercepts: readonly number[] }
  /** Piecewise linear through (x, y), ascending, for each class (binary: one entry). */
  | { readonly kind: 'isotonic', readonly curves: readonly { readonly x: Float64Array, readonly y: Float64Array }[] }
