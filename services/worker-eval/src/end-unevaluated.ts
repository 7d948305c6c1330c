import type { PipelineOutcome } from '@assay/shared'
import type { DeadJobHandler } from '@assay/runtime'
import type { EvaluateDeps } from './evaluate-pipeline.ts'

/** What cannot be evaluated ends its pipeline, with the reason; its trials and their record stay. */
export const createEndUnevaluated = ({ pipelines, trials, reportEnd, timestamp }: Pick<EvaluateDeps, 'pipelines' | 'trials' | 'reportEnd' | 'timestamp'>): DeadJobHandler<'evaluate'> =>
  async ({ pipelineId }, error) => {
    const { order } = await pipelines.read(pipelineId)
    const failed: PipelineOutcome = { state: 'failed', error, trials: await trials.counts(pipelineId, order.options.trials), finishedAt: timestamp() }
    if (await pipelines.end(pipelineId, failed)) reportEnd(failed)
  }
