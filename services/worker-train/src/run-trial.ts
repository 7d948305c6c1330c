import { setImmediate } from 'node:timers/promises'
import { encodeOutOfFold } from '@assay/model'
import { objectKeys } from '@assay/shared'
import type { Handler, JobEnd, Queues, ReportTrial } from '@assay/runtime'
import type { LearnerName, SearchCut, TrialOutcome } from '@assay/shared'
import type { ObjectStore, PipelineStore, TrialEnding, TrialStore } from '@assay/storage'
import { createPlanTrial } from './plan-trial.ts'
import { cutByTime } from './search-cut.ts'
import type { Trainer, TrialRequest } from './trainer.ts'

interface RunTrialDeps {
  readonly pipelines: PipelineStore
  readonly trials: TrialStore
  readonly objects: ObjectStore
  readonly trainer: Trainer
  readonly queues: Pick<Queues, 'dropTrials'>
  readonly reportTrial: ReportTrial
  readonly worker: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** How long a trial waits before it looks again whether those it learns from have ended. */
const stepBackMilliseconds = 60

/**
 * Runs one trial: plans it by the trials it may see, fits all folds in a thread, and commits the outcome once. Only the fit takes a slot:
 * trials are planned while those before them are fitted, and stored and told while those after them are.
 * Nothing here depends on who runs it or when; a trial that is tried again trains what it trained before.
 */
export const createRunTrial = ({ pipelines, trials, objects, trainer, queues, reportTrial, worker, now }: RunTrialDeps): Handler<'train'> => {
  const planTrial = createPlanTrial({ pipelines, trials, objects })
  return async ({ pipelineId, trial }, { signal, log, takeSlot, freeSlot }) => {
    const claimedAt = now()
    const [{ order, live, prepared, ended, request, cut }, standing] = await Promise.all([planTrial(pipelineId, trial), trials.ending(pipelineId, trial)])
    if (ended) return { end: 'done' }
    // Who committed it died before its job's end, perhaps before it told anybody.
    if (standing !== null) return tell((await trials.proposals(pipelineId)).get(trial)?.learner, standing)
    if (live.cancelled || await isBeyond(live.searchCut ?? cutByTime({ order, live, trial, now: claimedAt }))) return { end: 'done' }
    if (request === null) return { end: 'later', milliseconds: stepBackMilliseconds }
    if (await isBeyond(cut)) return { end: 'done' }

    await takeSlot()
    if (await isBeyond(cutByTime({ order, live, trial, now: now() }))) return { end: 'done' }
    const [{ fitted, seconds }] = await Promise.all([fit(request), sayBegun()])
    if (fitted === 'cancelled') {
      await trials.leave(pipelineId, trial)
      return { end: 'done' }
    }

    const { outOfFold, ...outcome } = fitted.state === 'completed' ? fitted : { ...fitted, outOfFold: undefined }
    // The bytes first: a committed trial is whole.
    if (outOfFold !== undefined) await objects.put(objectKeys.outOfFold(pipelineId, trial), encodeOutOfFold(outOfFold))
    const ending = { outcome, seconds, worker }
    const { proposal } = request
    const committed = await trials.commit(pipelineId, trial, ending, proposal)
    if (!committed) return { end: 'done' }

    await pipelines.advance(pipelineId, 'train', await trials.ended(pipelineId) / order.options.trials)
    log.info({ ...proposal, ...summaryOf(outcome), claimedAt: new Date(claimedAt).toISOString(), seconds }, 'trial ended')
    return tell(proposal.learner, ending)

    async function fit (request: TrialRequest): Promise<{ readonly fitted: Awaited<ReturnType<Trainer['train']>>, readonly seconds: number }> {
      const startedAt = now()
      const fitted = await trainer.train(request, signal)
      const seconds = (now() - startedAt) / 1000
      freeSlot()
      // The next trial is asked for before this one's bytes are made.
      await setImmediate()
      return { fitted, seconds }
    }

    /** Whom people see at work decides nothing: that it cannot be told is no reason to fit again. */
    async function sayBegun (): Promise<void> {
      await trials.begin(pipelineId, trial, worker).catch((error: unknown) => { log.warn({ err: error }, 'that a trial began could not be told') })
    }

    async function tell (learner: LearnerName | 'unknown' = 'unknown', { outcome, seconds }: TrialEnding): Promise<JobEnd> {
      await reportTrial({ pipelineId, trial, learner, metric: prepared.problem.metric, outcome, seconds })
      return { end: 'done' }
    }

    /** A cut is written down before it counts, so that all keep to the same one. Whoever is beyond it empties the queue: who wrote it may have died before that. */
    async function isBeyond (cut: SearchCut | null): Promise<boolean> {
      if (cut === null) return false
      const standing = await pipelines.cutSearch(pipelineId, cut)
      if (trial < standing.trials) return false
      await queues.dropTrials(pipelineId, standing.trials, order.options.trials)
      return true
    }
  }
}

const summaryOf = (outcome: TrialOutcome): object =>
  outcome.state === 'failed' ? { state: outcome.state, code: outcome.error.code, detail: outcome.error.detail } : { state: outcome.state, score: outcome.score }
