import { objectKeys } from '@assay/shared'
import { findDocument, writeDocumentOnce } from '@assay/storage'
import type { PipelineOutcome } from '@assay/shared'
import type { DeadJobHandler } from '@assay/runtime'
import type { Prepared } from '@assay/model'
import { makeLeaderboard, withEnsemble } from './leaderboard.ts'
import type { EvaluateDeps } from './evaluate-pipeline.ts'

/** What cannot be evaluated ends its pipeline, with the reason; its trials and their board stay. */
export const createEndUnevaluated = ({ pipelines, trials, objects, reportEnd, timestamp }: Pick<EvaluateDeps, 'pipelines' | 'trials' | 'objects' | 'reportEnd' | 'timestamp'>): DeadJobHandler<'evaluate'> =>
  async ({ pipelineId }, error) => {
    const record = await pipelines.read(pipelineId)
    const { options } = record.order
    const prepared = await findDocument<Prepared>(objects, objectKeys.prepared(pipelineId))
    if (prepared !== null) {
      const board = makeLeaderboard(await trials.list(pipelineId, options.trials), prepared, record)
      await writeDocumentOnce(objects, objectKeys.leaderboard(pipelineId), withEnsemble(board, null))
    }
    const { searchCut } = record.live
    const counts = await trials.counts(pipelineId, options.trials, searchCut?.trials)
    const failed: PipelineOutcome = { state: 'failed', error, trials: counts, ...(searchCut !== undefined && { searchCut }), finishedAt: timestamp() }
    if (await pipelines.end(pipelineId, failed)) reportEnd(failed)
  }
