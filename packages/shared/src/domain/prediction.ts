import type { Counterfactual } from './counterfactual.ts'

/** How much one column moved the answer, in units of the model's margin. */
export interface Contribution { readonly column: string, readonly value: string | number | null, readonly contribution: number }

interface Answer {
  /** Names its receipt: `GET /predictions/{id}` rebuilds it, `POST /outcomes` tells what came true. Absent where no receipt is kept. */
  readonly id?: string
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
  /** When asked for: the labels that are likely enough, as the model card's `conformal` says. */
  readonly set?: readonly string[]
  /** When asked for: whether the set is not one label, so that a person should answer; the first of `warnings` then says why. */
  readonly abstain?: boolean
  /** Fewest changes first; empty where no small change was found. */
  readonly counterfactuals?: readonly Counterfactual[]
}

export interface ValuePrediction extends Answer {
  readonly value: number
  /** Should hold what really is in the share of rows that the model card's `conformal` names. */
  readonly interval?: { readonly low: number, readonly high: number }
}

export type Prediction = ClassPrediction | ValuePrediction
