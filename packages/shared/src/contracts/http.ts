import type { ErrorCode, FieldError } from '../errors.ts'
import type { Dataset } from '../domain/dataset.ts'
import type { Model, ModelVersion, Promotion } from '../domain/model.ts'
import type { ModelCard } from '../domain/model-card.ts'
import type { PipelineOptions, PipelineResult, PipelineStage, PipelineState, SearchCut, TrialCounts } from '../domain/pipeline.ts'
import type { Prediction } from '../domain/prediction.ts'
import type { Outcome } from '../domain/outcome.ts'
import type { Receipt } from '../domain/receipt.ts'
import type { LearnerName, MetricName, ProblemKind } from '../domain/problem.ts'
import type { Trial } from '../domain/trial.ts'
import type { JobState, QueueName } from './queues.ts'

/** Paths of what belongs to an answer, by what they are. */
export type Links = Readonly<Record<string, string>>

/** One page of a list; `nextCursor` asks for the next one. */
export interface ListPage<Item> { readonly items: readonly Item[], readonly nextCursor?: string }

/** A problem document, the body of every error. @see RFC 9457 */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ErrorCode
  readonly errors?: readonly FieldError[]
}

/** What a client may say of a pipeline; all but the target have defaults. */
export type PipelineRequest = Pick<PipelineOptions, 'target'> & Partial<Omit<PipelineOptions, 'target' | 'planHash'>>

/** A pipeline as HTTP shows it. */
export interface Pipeline {
  readonly id: string
  readonly datasetId: string
  readonly modelName: string
  readonly target: string
  /** Both absent until the target has been read, unless the options say them. */
  readonly problem?: ProblemKind
  readonly metric?: MetricName
  readonly seed: number
  /** All that was asked for; with the dataset's id it is a body of `POST /pipelines`. */
  readonly options: PipelineRequest
  readonly state: PipelineState
  readonly stage: PipelineStage
  /** Whether it was asked to stop, and has not yet ended: no trial runs any more after a second, then a model is made of the best one. */
  readonly cancelling?: true
  /** Of the whole pipeline, 0 to 1. */
  readonly progress: number
  readonly trials: TrialCounts
  /** Present when the search ended before its last trial. */
  readonly searchCut?: SearchCut
  readonly best?: { readonly trial: number, readonly learner: LearnerName, readonly score: number }
  /** What limits what its models are to be believed, in words: suspected leaks, conflicting answers. */
  readonly warnings?: readonly string[]
  readonly etaSeconds?: number
  readonly error?: ProblemDetails
  readonly result?: PipelineResult
  readonly createdAt: string
  readonly finishedAt?: string
  readonly links: Links
}

/** One queue and who works for it. */
export interface QueueState {
  readonly queue: QueueName
  readonly jobs: Readonly<Record<JobState, number>>
  /** Age of the job that has waited longest, in seconds; 0 when none waits. */
  readonly oldestWaitingSeconds: number
  /** Those that are connected now. */
  readonly workers: readonly LiveWorker[]
}

/** A process that takes jobs; `name` is its host and process, as a trial's `worker` is. */
export interface LiveWorker { readonly name: string, readonly connectedSeconds: number }

/** What an upload, or other options on stored bytes, are answered with. */
export interface StartedPipeline { readonly dataset: Dataset, readonly pipeline: Pipeline }

/** What a pipeline's server-sent events say: the pipeline as it is now, or one trial of it. */
export type PipelineEvent =
  | { readonly event: 'pipeline', readonly content: Pipeline }
  | { readonly event: 'trial', readonly content: Trial }

export interface LinkedModel extends Model {
  /** Of one model: its champions, the one of now first. */
  readonly history?: readonly Promotion[]
  /** Of one model: the version that is asked beside the champion. */
  readonly shadow?: number
  readonly links: Links
}

/** One version with its model card. */
export interface DescribedVersion extends ModelVersion { readonly card: ModelCard, readonly links: Links }

export interface PredictAnswer { readonly model: string, readonly version: number, readonly predictions: readonly Prediction[] }

/** What `GET /predictions/{id}` answers: the receipt, and the same row answered again by the same bytes. */
export interface ReplayedReceipt {
  readonly receipt: Receipt
  readonly replay: {
    readonly prediction: Prediction
    /** Whether it is the receipt's prediction, bit for bit. */
    readonly same: boolean
  }
  /** Whether the receipt's hash, and those of its neighbours in the chain, are what they have to be. */
  readonly chain: 'intact' | 'broken'
  readonly links: Links
}

/** What `POST /outcomes` answers to `Outcome` or `Outcome[]`, in their order. */
export interface OutcomesAnswer { readonly items: readonly OutcomeRecord[] }

export interface OutcomeRecord extends Outcome {
  readonly model: string
  readonly version: number
}
