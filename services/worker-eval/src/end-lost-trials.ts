import type { Prepared } from '@assay/model'
import type { PipelineRecord } from '@assay/storage'
import type { TrialOutcome } from '@assay/shared'
import type { EvaluateDeps } from './evaluate-pipeline.ts'

type LostTrialsDeps = Pick<EvaluateDeps, 'trials' | 'reportTrial'> & { readonly record: PipelineRecord, readonly prepared: Prepared }

/**
 * Trials whose jobs are gone without an outcome died with their workers: they end here, are counted and are pushed.
 * Trials that were never to run (cancelled, or beyond the wall limit) stay as they are.
 */
export async function endLostTrials ({ record: { order, live }, prepared, trials, reportTrial }: LostTrialsDeps): Promise<void> {
  if (live.cancelled) return
  const listed = await trials.list(order.id, order.options.trials)
  const lost = listed.filter(({ number, state }) => (state === 'queued' || state === 'running') && number < (live.searchCut?.trials ?? Infinity))
  const outcome: TrialOutcome = { state: 'failed', error: { code: 'TRIAL_DIED', detail: 'Every worker that tried this trial died; look at its log for memory, or give the threads more heap' } }
  for (const { number, learner, worker = 'unknown' } of lost) {
    const committed = await trials.commit(order.id, number, { outcome, seconds: 0, worker })
    if (committed) await reportTrial({ pipelineId: order.id, trial: number, learner: learner ?? 'unknown', metric: prepared.problem.metric, outcome, seconds: 0 })
  }
}
