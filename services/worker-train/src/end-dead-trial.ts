import { objectKeys } from '@assay/shared'
import { readDocument } from '@assay/storage'
import type { DeadJobHandler, ReportTrial } from '@assay/runtime'
import type { Prepared } from '@assay/model'
import type { ObjectStore, PipelineStore, TrialStore } from '@assay/storage'

interface EndDeadTrialDeps {
  readonly pipelines: PipelineStore
  readonly trials: TrialStore
  readonly objects: ObjectStore
  readonly reportTrial: ReportTrial
  readonly worker: string
}

/** A trial whose job is lost for good ends as failed, is counted and is pushed, by whoever noticed. */
export const createEndDeadTrial = ({ pipelines, trials, objects, reportTrial, worker }: EndDeadTrialDeps): DeadJobHandler<'train'> =>
  async ({ pipelineId, trial }, error) => {
    const { outcome: ended } = await pipelines.read(pipelineId)
    if (ended !== undefined) return
    const prepared = await readDocument<Prepared>(objects, objectKeys.prepared(pipelineId))
    const proposal = (await trials.proposals(pipelineId)).get(trial)
    const outcome = { state: 'failed', error } as const
    const committed = await trials.commit(pipelineId, trial, { outcome, seconds: 0, worker })
    if (committed) await reportTrial({ pipelineId, trial, learner: proposal?.learner ?? 'unknown', metric: prepared.problem.metric, outcome, seconds: 0 })
  }
