import type { ErrorRecord } from '../errors.ts'
import type { PromotionCause } from './model.ts'
import type { LearnerName, MetricName, ProblemKind } from './problem.ts'
import type { Proposal } from './trial.ts'
import type { SearchCutCause } from './verdict.ts'

/** The share of rows that intervals and label sets of predictions should hold, when nobody says otherwise. */
export const defaultCoverage = 0.9

/** What a client may ask of a pipeline; all but the target have defaults. */
export interface PipelineOptions {
  readonly target: string
  readonly name?: string
  readonly problem?: ProblemKind
  readonly positive?: string
  readonly metric?: MetricName
  readonly trials: number
  /** Wall limit of the search, in seconds. */
  readonly seconds?: number
  /** Whether the search ends when what is left of it is expected to gain less than the noise between trials; absent: it does not. */
  readonly earlyEnd?: boolean
  /** An earlier pipeline of the same dataset and target, or all of them: what did best there is tried after the portfolio. */
  readonly warmStart?: string | true
  readonly learners: readonly LearnerName[]
  readonly seed: number
  readonly ignore: readonly string[]
  /** Columns whose suspected leak the client accepts. */
  readonly accept: readonly string[]
  readonly group?: string
  readonly time?: string
  /** What the threshold of a binary problem is for, as `writeAim` writes it; absent: F1. */
  readonly aim?: string
  /** Columns whose groups the model card reports; they are learnt from all the same, unless ignored. Absent: none. */
  readonly sensitive?: readonly string[]
  /** The share of rows that intervals and sets of predictions should hold; absent: `defaultCoverage`. */
  readonly coverage?: number
  /** Number columns with which the answer only rises (`+age`) or only falls (`-price`), as `writeMonotone` writes them; absent: none. */
  readonly monotone?: readonly string[]
  /** Of two columns at least so strongly associated, the one that says less about the target is left out. */
  readonly tooStrong?: number
  /** Columns whose association with the target is weaker are left out. */
  readonly tooWeak?: number
  /** Columns whose association with the target is no more than chance gives are left out. */
  readonly dropNull?: boolean
  /** Measure what each step of the cleaning plan does to the score. */
  readonly ablation?: boolean
  /** Hash of an edited cleaning plan; absent: the proposed one. */
  readonly planHash?: string
}

/**
 * A pipeline's constants, frozen when it is created (`pipeline.json`).
 * The id is derived from the dataset and the options, so the same order again is the same pipeline.
 */
export interface PipelineOrder {
  readonly id: string
  readonly datasetId: string
  readonly modelName: string
  readonly options: PipelineOptions
  /** Trial t is proposed from the results of trials 0 … t − lag. */
  readonly lag: number
  /** What a warm start found when the pipeline was created; in this order it is tried after the portfolio. */
  readonly warmStart?: readonly Proposal[]
  readonly createdAt: string
}

export const pipelineStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export type PipelineState = typeof pipelineStates[number]
export const pipelineStages = ['clean', 'train', 'evaluate'] as const
export type PipelineStage = typeof pipelineStages[number]

export interface PipelineResult {
  readonly model: string
  readonly version: number
  readonly promoted: boolean
  /** Why it was promoted, or why not, in words. */
  readonly reason: string
  /** The same in fields; absent where the champion cannot be compared with, and in older records. */
  readonly cause?: PromotionCause
}

/** How a pipeline ended (`outcome.json`), written once. */
export interface PipelineOutcome {
  readonly state: 'succeeded' | 'failed' | 'cancelled'
  readonly error?: ErrorRecord
  readonly result?: PipelineResult
  readonly trials: TrialCounts
  /** Present when the search ended before its last trial. */
  readonly searchCut?: SearchCut
  readonly finishedAt: string
}

/** Where a search ended before its last trial: a pipeline with `trials` as many, and no other limit, comes to the same model. */
export interface SearchCut {
  /** Trials 0 … trials − 1 count. */
  readonly trials: number
  /** In words. */
  readonly reason: string
  /** The same in fields; older records have the words alone. */
  readonly cause?: SearchCutCause
}

export interface TrialCounts {
  readonly total: number
  readonly completed: number
  readonly pruned: number
  readonly failed: number
}
