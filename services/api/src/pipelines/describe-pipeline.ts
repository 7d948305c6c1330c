import { defaultMetrics, objectKeys } from '@assay/shared'
import type { CleaningRecord, Links, MetricName, Pipeline, PipelineOptions, PipelineOrder, PipelineRequest, PipelineResult, Trial, TrialCounts } from '@assay/shared'
import { rankTrials } from '@assay/scoring'
import { findDocument } from '@assay/storage'
import type { LivePipeline, ObjectStore, PipelineRecord, PipelineStore, TrialStore } from '@assay/storage'
import { toProblem } from '../plugins/problem-details.ts'

export interface DescribePipelineDeps {
  readonly objects: ObjectStore
  readonly pipelines: PipelineStore
  readonly trials: TrialStore
  readonly now: () => Date
}

/** Puts together what the stores know of one pipeline. @throws {AppError} PIPELINE_NOT_FOUND */
export const createDescribePipeline = ({ objects, pipelines, trials, now }: DescribePipelineDeps) => async (id: string): Promise<Pipeline> => {
  const record = await pipelines.read(id)
  const cleaning = await findDocument<CleaningRecord>(objects, objectKeys.cleaning(id))
  const listed = await trials.list(id, record.order.options.trials)
  return pipelineOf(record, cleaning, listed, now())
}

export function pipelineOf ({ order, live, outcome }: PipelineRecord, cleaning: CleaningRecord | null, listed: readonly Trial[], now: Date): Pipeline {
  const { searchCut } = live
  const trials = listed.slice(0, searchCut?.trials)
  const problem = cleaning?.problem.kind ?? order.options.problem
  const metric = metricOf(order, cleaning)
  const progress = outcome?.state === 'succeeded' ? 1 : progressOf(live)
  const best = metric === undefined ? undefined : bestOf(trials, metric)
  const etaSeconds = outcome === undefined ? etaOf(live, progress, now) : undefined
  const { options } = order
  return {
    id: order.id,
    datasetId: order.datasetId,
    modelName: order.modelName,
    target: options.target,
    ...(problem !== undefined && { problem }),
    ...(metric !== undefined && { metric }),
    seed: options.seed,
    options: requestOf(options),
    state: outcome?.state ?? live.state,
    stage: live.stage,
    progress,
    ...(outcome === undefined && live.cancelled && { cancelling: true }),
    trials: outcome?.trials ?? countsOf(trials, listed.length),
    ...(searchCut !== undefined && { searchCut }),
    ...(best !== undefined && { best }),
    ...(cleaning !== null && cleaning.warnings.length > 0 && { warnings: cleaning.warnings }),
    ...(etaSeconds !== undefined && { etaSeconds }),
    ...(outcome?.error !== undefined && { error: toProblem(outcome.error) }),
    ...(outcome?.result !== undefined && { result: outcome.result }),
    createdAt: order.createdAt,
    ...(outcome !== undefined && { finishedAt: outcome.finishedAt }),
    links: linksOf(order, outcome?.result)
  }
}

/** What asks for the same again: without the plan, which has a route of its own, and without lists that name nothing, which are refused. */
function requestOf ({ planHash: _planHash, ...options }: PipelineOptions): PipelineRequest {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => !Array.isArray(value) || value.length > 0)) as unknown as PipelineRequest
}

/** The metric that trials are compared by; undefined while nobody knows the kind of problem. */
export function metricOf ({ options }: PipelineOrder, cleaning: CleaningRecord | null): MetricName | undefined {
  return cleaning?.problem.metric ?? options.metric ?? (options.problem === undefined ? undefined : defaultMetrics[options.problem])
}

/** Where each stage lies within a pipeline's progress. */
const stageShares = { clean: [0, 0.1], train: [0.1, 0.9], evaluate: [0.9, 1] } as const

function progressOf ({ stage, stageProgress }: LivePipeline): number {
  const [from, to] = stageShares[stage]
  return Math.round((from + (to - from) * stageProgress) * 1000) / 1000
}

/** Straight on from the search's pace so far; before that nothing is known. */
function etaOf ({ stage, searchStartedAt }: LivePipeline, progress: number, now: Date): number | undefined {
  const done = progress - stageShares.train[0]
  if (stage === 'clean' || searchStartedAt === undefined || done <= 0) return undefined
  const seconds = (now.getTime() - Date.parse(searchStartedAt)) / 1000
  return Math.max(0, Math.round(seconds * (1 - progress) / done))
}

function bestOf (trials: readonly Trial[], metric: MetricName): Pipeline['best'] {
  const [best] = rankTrials(trials, metric)
  if (best?.learner === undefined || best.score === undefined) return undefined
  return { trial: best.number, learner: best.learner, score: best.score }
}

function countsOf (trials: readonly Trial[], total: number): TrialCounts {
  const count = (state: Trial['state']): number => trials.filter((trial) => trial.state === state).length
  return { total, completed: count('completed'), pruned: count('pruned'), failed: count('failed') }
}

function linksOf ({ id, datasetId }: PipelineOrder, result: PipelineResult | undefined): Links {
  const self = `/pipelines/${id}`
  return {
    self,
    events: `${self}/events`,
    trials: `${self}/trials`,
    leaderboard: `${self}/leaderboard`,
    cancel: `${self}/cancel`,
    dataset: `/datasets/${datasetId}`,
    ...(result !== undefined && { model: `/models/${encodeURIComponent(result.model)}` })
  }
}
