import type { DesignMatrix } from './design-matrix.ts'

/** What a linear model is fitted to. */
export interface LinearTask {
  /** Features, and what each row should answer. */
  readonly design: DesignMatrix
  /** How much a row of each class counts; they average to 1 over the rows, or nearly. Values count alike. */
  readonly classWeights: Float64Array
  readonly loss: 'squared' | 'logistic' | 'softmax'
  /** Weight of half the squared length of the weights, biases left out. */
  readonly l2: number
  /** Every how many blocks of rows one is looked at; 1: all are. */
  readonly blockStep: number
  /** Called before each block of rows; throws to stop. */
  readonly checkStop: () => void
}
