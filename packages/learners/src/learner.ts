import type { CleaningStep, LearnerName, Params, Problem, Random } from '@assay/shared'
import type { Table } from '@assay/table'
import type { FittedModel } from '@assay/model'
import type { BinnedTable } from './trees/bin-features.ts'

/**
 * One way to learn. `open` makes what depends on the table alone (bins, kernel memory), once for all folds and trials of a thread;
 * the fitter then fits any rows with any params. A fitter is a pure function of its task: same task, same bits.
 */
export interface Learner {
  readonly name: LearnerName
  /** It reads numbers and levels only: `openLearner` gives it the words of texts as columns of numbers. */
  readonly wordsAsColumns?: true
  /** Learns from bins: who opens it in several threads makes them once, with `sharedBins`. */
  readonly usesBins?: true
  /** @throws {AppError} LEARNER_UNSUITABLE, NO_FEATURES */
  open: (training: TrainingTable) => Fitter
}

export interface TrainingTable {
  /** The cleaned table, the target column included; never the locked test part. */
  readonly table: Table
  /** One entry a row: class index, or value. */
  readonly target: Float64Array
  readonly problem: Problem
  /** Steps of the plan that are learnt from training rows. Those about the table as a whole are `openLearner`'s business. */
  readonly rules: readonly CleaningStep[]
  /** Bins of the table, if somebody has them already. */
  readonly bins?: BinnedTable | null
}

export interface Fitter {
  /**
   * Everything learnt — statistics of encoders included — comes from `rows` alone; `heldOutRows` only decide when boosting stops.
   *
   * @throws {AppError} CANCELLED when `shouldStop` said so, FIT_DIVERGED, LEARNER_UNSUITABLE
   */
  fit: (task: FitTask) => Fitted
  /** Frees memory outside JavaScript's heap. */
  close: () => void
}

export interface FitTask {
  /** Row numbers to learn from, ascending. A row weighs as often as it stands here: weight 3 is three times, weight 0 is not at all. */
  readonly rows: Uint32Array
  /** Rows to stop early on, or null: then `params` say how long to train. */
  readonly heldOutRows: Uint32Array | null
  readonly params: Params
  readonly random: Random
  /** Asked at least every 50 ms, except inside a call of a library: its thread is ended when that takes too long (`openThreadPool`). */
  readonly shouldStop: () => boolean
}

export interface Fitted {
  readonly model: FittedModel
  /** Params as really used (`rounds` after early stopping), for a refit without held-out rows. */
  readonly used: Params
  /** Of a model whose parts are fitted on draws of the rows: what the parts that did not draw a row answer to it. Rows that are alike, or of one group, are drawn apart. Absent where a row weighs more than 1. */
  readonly outOfBag?: RowPredictions
}

export interface RowPredictions {
  /** Row numbers of the table. */
  readonly rows: Uint32Array
  /** Rows × outputs, as `predictTable` gives them. */
  readonly predictions: Float64Array
}
