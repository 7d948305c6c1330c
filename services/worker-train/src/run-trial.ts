import { encodeOutOfFold } from '@assay/model'
import { proposeTrial, spaceFor, withWarmStart } from '@assay/search'
import { objectKeys } from '@assay/shared'
import { readDocument } from '@assay/storage'
import type { Handler, JobEnd, Queues, ReportTrial } from '@assay/runtime'
import type { LearnerName, SearchCut, TrialOutcome } from '@assay/shared'
import type { Prepared } from '@assay/model'
import type { ObjectStore, PipelineStore, TrialEnding, TrialStore } from '@assay/storage'
import { keepLatest } from './keep-latest.ts'
import { cutByProspects, cutByTime } from './search-cut.ts'
import { seenBy } from './seen-by.ts'
import type { Trainer } from './trainer.ts'

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
 * Runs one trial: proposes its params from the trials it may see, fits all folds in a thread, and commits the outcome once. The thread is
 * free for the next trial while this one's outcome is stored.
 * Nothing here depends on who runs it or when; a trial that is tried again trains what it trained before.
 */
export const createRunTrial = ({ pipelines, trials, objects, trainer, queues, reportTrial, worker, now }: RunTrialDeps): Handler<'train'> => {
  const preparedOf = keepLatest(4, (pipelineId: string) => readDocument<Prepared>(objects, objectKeys.prepared(pipelineId)))
  return async ({ pipelineId, trial }, { signal, log, freeSlot }) => {
    const [{ order, live, outcome }, prepared, standing, { finished, proposals }] =
      await Promise.all([pipelines.read(pipelineId), preparedOf(pipelineId), trials.ending(pipelineId, trial), trials.history(pipelineId)])
    if (outcome !== undefined) return { end: 'done' }
    // Who committed it died before its job's end, perhaps before it told anybody.
    if (standing !== null) return tell(proposals.get(trial)?.learner, standing)
    if (live.cancelled || await isBeyond(live.searchCut ?? cutByTime({ order, live, trial, now: now() }))) return { end: 'done' }

    const space = withWarmStart(spaceFor({ problem: prepared.problem, rows: prepared.rows.training, columns: prepared.recipe.outputs.length, learners: order.options.learners }), order.warmStart ?? [])
    const proposed = proposeTrial({
      space,
      number: trial,
      lag: order.lag,
      metric: prepared.problem.metric,
      seed: order.options.seed,
      finished,
      proposals
    })
    if ('wait' in proposed) return { end: 'later', milliseconds: stepBackMilliseconds }
    if (await isBeyond(cutByProspects({ order, prepared, space, trial, finished }))) return { end: 'done' }

    const [proposal] = await Promise.all([trials.propose(pipelineId, trial, proposed), trials.begin(pipelineId, trial, worker)])
    const startedAt = now()
    const fitted = await trainer.train({ order, prepared, trial, proposal, ...seenBy(trial, order.lag, finished) }, signal)
    freeSlot()
    if (fitted === 'cancelled') {
      await trials.leave(pipelineId, trial)
      return { end: 'done' }
    }

    const seconds = (now() - startedAt) / 1000
    const { outOfFold, ...rest } = fitted.state === 'completed' ? fitted : { ...fitted, outOfFold: undefined }
    // The bytes first: a committed trial is whole.
    if (outOfFold !== undefined) await objects.put(objectKeys.outOfFold(pipelineId, trial), encodeOutOfFold(outOfFold))
    const ending = { outcome: rest, seconds, worker }
    const committed = await trials.commit(pipelineId, trial, ending)
    if (!committed) return { end: 'done' }

    await pipelines.advance(pipelineId, 'train', await trials.ended(pipelineId) / order.options.trials)
    log.info({ ...proposal, ...summaryOf(rest), seconds }, 'trial ended')
    return tell(proposal.learner, ending)

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
