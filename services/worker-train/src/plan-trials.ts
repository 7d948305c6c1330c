import { proposeTrial, spaceFor, withWarmStart } from '@assay/search'
import { objectKeys } from '@assay/shared'
import { readDocument } from '@assay/storage'
import type { PipelineOrder, SearchCut } from '@assay/shared'
import type { Prepared } from '@assay/model'
import type { ObjectStore, PipelineStore, TrialStore } from '@assay/storage'
import { keepLatest } from './keep-latest.ts'
import { cutByProspects } from './search-cut.ts'
import { seenBy } from './seen-by.ts'
import type { TrialRequest } from './trainer.ts'

/** What the trials that it may see decide of a trial: the same whoever plans it, and whenever. */
export interface TrialPlan {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  /** Whether the pipeline has ended, so that nobody wants the trial. */
  readonly ended: boolean
  /** What is to be fitted; null while results are missing. */
  readonly request: TrialRequest | null
  /** Where the search ends early; null when it goes on. */
  readonly cut: SearchCut | null
}

export interface PlannedTrial {
  readonly pipelineId: string
  readonly trial: number
  /** Of the pipeline: what was planned before Redis was lost, or for a deleted one of the same id, does not count. */
  readonly startedAt: string | undefined
}

export interface TrialPlanner {
  /** @throws {AppError} PIPELINE_NOT_FOUND */
  readonly plan: (planned: PlannedTrial) => Promise<TrialPlan>
  /** Plans a trial while there is time: whoever runs it finds its proposal, and here the whole plan, once. Where that fails, it is planned when it runs. */
  readonly planAhead: (planned: PlannedTrial) => Promise<void>
}

interface TrialPlannerDeps {
  readonly pipelines: Pick<PipelineStore, 'read'>
  readonly trials: Pick<TrialStore, 'history' | 'propose'>
  readonly objects: ObjectStore
}

/** Others may run what was planned ahead: of so many plans the oldest goes. */
const keptPlans = 16

export function createTrialPlanner ({ pipelines, trials, objects }: TrialPlannerDeps): TrialPlanner {
  const preparedOf = keepLatest(4, (pipelineId: string) => readDocument<Prepared>(objects, objectKeys.prepared(pipelineId)))
  const ahead = new Map<string, TrialPlan>()

  async function plan ({ pipelineId, trial }: PlannedTrial): Promise<TrialPlan> {
    const [{ order, outcome }, prepared, { finished, proposals }] = await Promise.all([pipelines.read(pipelineId), preparedOf(pipelineId), trials.history(pipelineId)])
    if (outcome !== undefined) return { order, prepared, ended: true, request: null, cut: null }

    const { options: { seed, learners }, lag, warmStart = [] } = order
    const space = withWarmStart(spaceFor({ problem: prepared.problem, rows: prepared.rows.training, columns: prepared.recipe.outputs.length, learners }), warmStart)
    const proposed = proposeTrial({ space, number: trial, lag, metric: prepared.problem.metric, seed, finished, proposals })
    if ('wait' in proposed) return { order, prepared, ended: false, request: null, cut: null }

    const proposal = proposals.get(trial) ?? await trials.propose(pipelineId, trial, proposed)
    return {
      order,
      prepared,
      ended: false,
      request: { order, prepared, trial, proposal, ...seenBy(trial, lag, finished) },
      cut: cutByProspects({ order, prepared, space, trial, finished })
    }
  }

  return {
    async plan (trial) {
      const made = ahead.get(keyOf(trial))
      ahead.delete(keyOf(trial))
      return made ?? plan(trial)
    },
    async planAhead (trial) {
      const made = await plan(trial).catch(() => null)
      if (made === null || made.request === null) return
      ahead.set(keyOf(trial), made)
      for (const oldest of ahead.keys()) if (ahead.size > keptPlans) ahead.delete(oldest)
    }
  }
}

const keyOf = ({ pipelineId, startedAt, trial }: PlannedTrial): string => [pipelineId, startedAt, trial].join('/')
