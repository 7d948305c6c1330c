/** How much one column moved the answer, in units of the model's margin. */
export interface Contribution { readonly column: string, readonly value: string | number | null, readonly contribution: number }

interface Answer {
  /** What was odd about the row and how it was answered all the same: unseen categories, missing or extra columns. */
  readonly warnings?: readonly string[]
  readonly contributions?: readonly Contribution[]
  /** The margin of a row about which nothing is known; contributions add up from here. */
  readonly baseline?: number
}

export interface ClassPrediction extends Answer {
  readonly label: string
  /** Probability of `label`. */
  readonly probability: number
  readonly probabilities: Readonly<Record<string, number>>
  /** Binary only: the class the problem is about, and the probability from which it is answered. */
  readonly positive?: string
  readonly threshold?: number
}

export interface ValuePrediction extends Answer {
  readonly value: number
  readonly interval?: { readonly low: number, readonly high: number }
}

export type Prediction = ClassPrediction | ValuePrediction
