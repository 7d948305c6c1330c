import type { ErrorRecord } from '../errors.ts'
import type { LearnerName, MetricName, ProblemKind } from './problem.ts'

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
  readonly learners: readonly LearnerName[]
  readonly seed: number
  readonly ignore: readonly string[]
  /** Columns whose suspected leak the client accepts. */
  readonly accept: readonly string[]
  readonly group?: string
  readonly time?: string
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
}

/** How a pipeline ended (`outcome.json`), written once. */
export interface PipelineOutcome {
  readonly state: 'succeeded' | 'failed' | 'cancelled'
  readonly error?: ErrorRecord
  readonly result?: PipelineResult
  readonly trials: TrialCounts
  readonly finishedAt: string
}

export interface TrialCounts {
  readonly total: number
  readonly completed: number
  readonly pruned: number
  readonly failed: number
}
