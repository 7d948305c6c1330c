import { proposeTrial, spaceFor, withWarmStart } from '@assay/search'
import { objectKeys } from '@assay/shared'
import { readDocument } from '@assay/storage'
import type { PipelineOrder, SearchCut } from '@assay/shared'
import type { Prepared } from '@assay/model'
import type { LivePipeline, ObjectStore, PipelineStore, TrialStore } from '@assay/storage'
import { keepLatest } from './keep-latest.ts'
import { cutByProspects } from './search-cut.ts'
import { seenBy } from './seen-by.ts'
import type { TrialRequest } from './trainer.ts'

/** What the trials that it may see decide of a trial: the same whoever plans it, and whenever. */
export interface TrialPlan {
  readonly order: PipelineOrder
  readonly live: LivePipeline
  readonly prepared: Prepared
  /** Whether the pipeline has ended, so that nobody wants the trial. */
  readonly ended: boolean
  /** What is to be fitted; null while results are missing. */
  readonly request: TrialRequest | null
  /** Where the search ends early; null when it goes on. */
  readonly cut: SearchCut | null
}

/** @throws {AppError} PIPELINE_NOT_FOUND */
export type PlanTrial = (pipelineId: string, trial: number) => Promise<TrialPlan>

interface PlanTrialDeps {
  readonly pipelines: Pick<PipelineStore, 'read'>
  readonly trials: Pick<TrialStore, 'history' | 'propose'>
  readonly objects: ObjectStore
}

export function createPlanTrial ({ pipelines, trials, objects }: PlanTrialDeps): PlanTrial {
  const preparedOf = keepLatest(4, (pipelineId: string) => readDocument<Prepared>(objects, objectKeys.prepared(pipelineId)))

  return async (pipelineId, trial) => {
    const [{ order, live, outcome }, prepared, { finished, proposals }] = await Promise.all([pipelines.read(pipelineId), preparedOf(pipelineId), trials.history(pipelineId)])
    if (outcome !== undefined) return { order, live, prepared, ended: true, request: null, cut: null }

    const { options: { seed, learners }, lag, warmStart = [] } = order
    const space = withWarmStart(spaceFor({ problem: prepared.problem, rows: prepared.rows.training, columns: prepared.recipe.outputs.length, learners }), warmStart)
    const proposed = proposeTrial({ space, number: trial, lag, metric: prepared.problem.metric, seed, finished, proposals })
    if ('wait' in proposed) return { order, live, prepared, ended: false, request: null, cut: null }

    const proposal = proposals.get(trial) ?? await trials.propose(pipelineId, trial, proposed)
    return {
      order,
      live,
      prepared,
      ended: false,
      request: { order, prepared, trial, proposal, ...seenBy(trial, lag, finished) },
      cut: cutByProspects({ order, prepared, space, trial, finished })
    }
  }
}
