import { AppError, objectKeys } from '@assay/shared'
import { findDocument } from '@assay/storage'
import type { Leaderboard, PipelineOptions, Proposal } from '@assay/shared'
import type { ObjectStore, PipelineStore } from '@assay/storage'

export interface WarmStartDeps { readonly pipelines: PipelineStore, readonly objects: ObjectStore }

/** Of each earlier pipeline, and in all: each is a trial of the new one's. */
const mostOfOne = 3
const mostOfAll = 8

/**
 * What did best in an earlier pipeline of the same dataset and target, or in all of them, the newest first.
 *
 * @returns undefined when none was asked for
 * @throws {AppError} PIPELINE_NOT_FOUND; OPTION_INVALID when the pipeline that was named is another dataset's or target's, or has no model
 */
export async function findWarmStart ({ pipelines, objects }: WarmStartDeps, datasetId: string, { warmStart, target }: PipelineOptions): Promise<readonly Proposal[] | undefined> {
  if (warmStart === undefined) return undefined
  const best: Proposal[] = []
  for (const id of warmStart === true ? await pipelines.list() : [warmStart]) {
    const { order, outcome } = await pipelines.read(id)
    const suits = order.datasetId === datasetId && order.options.target === target && outcome?.state === 'succeeded'
    if (!suits && warmStart !== true) {
      const detail = `has to be true, or a pipeline of this dataset and of target "${target}" that succeeded`
      throw new AppError('OPTION_INVALID', `"warmStart" ${detail}`, { errors: [{ path: 'warmStart', detail }] })
    }
    if (suits) best.push(...await bestOf(id))
    if (best.length >= mostOfAll) break
  }
  return best.slice(0, mostOfAll)

  async function bestOf (id: string): Promise<Proposal[]> {
    const board = await findDocument<Leaderboard>(objects, objectKeys.leaderboard(id))
    const completed = (board?.items ?? []).flatMap((row) => row.state === 'completed' && row.learner !== 'baseline' ? [row] : [])
    return completed.slice(0, mostOfOne).map(({ learner, params }) => ({ learner, params }))
  }
}
