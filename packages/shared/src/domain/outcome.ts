/** What really happened after a prediction. Told again it replaces what was told before: the last word counts, once. */
export interface Outcome {
  /** `id` of the prediction. */
  readonly predictionId: string
  /** In the words of the target: one of its classes, or its number. */
  readonly actual: string | number | boolean
}
