import type { MetricName } from './problem.ts'
import type { ScoreInterval } from './trial.ts'

/** How good one version's answers were, of those whose outcome is known. */
export interface LiveQuality {
  readonly model: string
  readonly version: number
  /** Predictions whose outcome is known. */
  readonly outcomes: number
  /** When the first and the last of them were answered; absent while there is none. */
  readonly firstAnsweredAt?: string
  readonly lastAnsweredAt?: string
  /** Absent scores cannot be measured yet, such as the ROC AUC of outcomes of one class. */
  readonly scores: readonly LiveScore[]
  /** Classification: of the positive class, or of the class that was answered; bins by what was predicted, without empty ones. */
  readonly calibration?: readonly CalibrationBin[]
}

export interface LiveScore {
  readonly metric: MetricName
  readonly value: number
  /** 95 %, over the rows. */
  readonly interval?: ScoreInterval
  /** The same metric on the locked test part, as the model's card has it. */
  readonly expected?: number
}

export interface CalibrationBin {
  readonly rows: number
  /** Mean probability that was predicted, and the share that came true. */
  readonly predicted: number
  readonly observed: number
}
