import { abortWhen } from '@assay/runtime'
import { objectKeys } from '@assay/shared'
import { readDocument, writeDocument } from '@assay/storage'
import type { Handler, ReportTrial, ThreadPool } from '@assay/runtime'
import type { CleaningPlan, CompletedRow, LeaderboardRow, PipelineOrder, PipelineOutcome, PipelineResult } from '@assay/shared'
import type { Prepared } from '@assay/model'
import type { ModelRegistry, ObjectStore, PipelineRecord, PipelineStore, TrialStore } from '@assay/storage'
import { decidePromotion } from './decide-promotion.ts'
import { endLostTrials } from './end-lost-trials.ts'
import { makeLeaderboard, withEnsemble } from './leaderboard.ts'
import { sha256 } from './sha256.ts'
import { writeModelCard } from './write-model-card.ts'
import type { InputColumn } from '@assay/table'
import type { Candidate, EvaluateRequest, EvaluateResponse } from './evaluate-request.ts'

export interface EvaluateDeps {
  readonly pipelines: PipelineStore
  readonly trials: TrialStore
  readonly objects: ObjectStore
  readonly registry: ModelRegistry
  readonly threads: ThreadPool<EvaluateRequest, EvaluateResponse>
  readonly reportTrial: ReportTrial
  readonly reportEnd: (outcome: PipelineOutcome) => void
  /** Of the code; undefined where nobody knows. */
  readonly commit: string | undefined
  /** The time as RFC 3339 UTC. */
  readonly timestamp: () => string
}

/** Ranks the trials, makes a model of the best ones, scores it once on the locked test part, registers it, and promotes it when it is better. */
export const createEvaluatePipeline = (deps: EvaluateDeps): Handler<'evaluate'> =>
  async ({ pipelineId }, { signal, log }) => {
    const { pipelines, trials, objects } = deps
    const record = await pipelines.read(pipelineId)
    if (record.outcome !== undefined) return { end: 'done' }
    const { order } = record
    await pipelines.advance(pipelineId, 'evaluate', 0)
    const prepared = await readDocument<Prepared>(objects, objectKeys.prepared(pipelineId))
    await endLostTrials({ record, prepared, ...deps })

    const board = makeLeaderboard(await trials.list(pipelineId, order.options.trials), prepared, record)
    const completed = board.items.filter((row) => row.state === 'completed')
    const best = completed[0]
    if (best === undefined) {
      await writeDocument(objects, objectKeys.leaderboard(pipelineId), withEnsemble(board, null))
      await end(record, record.live.cancelled ? { state: 'cancelled' } : { state: 'failed', error: { code: 'NO_TRIAL_COMPLETED', detail: whyNone(board.items) } })
      return { end: 'done' }
    }

    const champion = await deps.registry.champion(order.modelName)
    const request = await gatherRequest(order, prepared, completed.slice(0, candidatesFor(prepared)), champion?.version ?? null)
    const response = await evaluate(request, signal)
    const finalBoard = withEnsemble(board, response.ensemble)
    await writeDocument(objects, objectKeys.leaderboard(pipelineId), finalBoard)
    if (response.effects.length > 0) await writeDocument(objects, objectKeys.effects(pipelineId), response.effects)
    await pipelines.advance(pipelineId, 'evaluate', 0.8)

    const artifactHash = sha256(response.artifact)
    const { card, markdown } = writeModelCard({ order, prepared, plan: request.plan, board: finalBoard, best, response, sha256: artifactHash, commit: deps.commit })
    const chosen = response.ensemble?.kept === true ? response.ensemble : best
    const version = await deps.registry.register(order.modelName, {
      pipelineId,
      trial: response.members[0]!.trial,
      learner: chosen.learner,
      scores: { crossValidated: chosen.score, ...Object.fromEntries(response.testScores.map(({ metric, value }) => [metric, value])) },
      artifact: response.artifact,
      sha256: artifactHash,
      card,
      cardMarkdown: markdown
    })
    const result = await promote(order, version.version, champion?.version ?? null, response)
    // Asked again: it may have been cancelled since, and was promised to end as such.
    await end(record, { state: await pipelines.isCancelled(pipelineId) ? 'cancelled' : 'succeeded', result })
    log.info({ ...result, trial: response.members[0]!.trial, learner: chosen.learner, score: chosen.score, sha256: version.sha256 }, 'pipeline succeeded')
    return { end: 'done' }

    async function end ({ order: { id, options }, live: { searchCut } }: PipelineRecord, ending: Pick<PipelineOutcome, 'state' | 'error' | 'result'>): Promise<void> {
      const counts = await trials.counts(id, options.trials, searchCut?.trials)
      const outcome: PipelineOutcome = { ...ending, trials: counts, ...(searchCut !== undefined && { searchCut }), finishedAt: deps.timestamp() }
      if (await pipelines.end(id, outcome)) deps.reportEnd(outcome)
    }

    /** Where somebody waits for the end of what was cancelled, or cancels meanwhile: the best trial alone, and no effects. */
    async function evaluate (request: EvaluateRequest, signal: AbortSignal): Promise<EvaluateResponse> {
      const short = { ...request, candidates: request.candidates.slice(0, 1), cells: null, effects: false }
      if (record.live.cancelled) return await deps.threads.run(short, { signal })
      const cancelled = abortWhen(() => pipelines.isCancelled(pipelineId))
      try {
        return await deps.threads.run(request, { signal: AbortSignal.any([signal, cancelled.signal]) })
      } catch (error) {
        if (signal.aborted || !cancelled.signal.aborted) throw error
        return await deps.threads.run(short, { signal })
      } finally {
        cancelled.close()
      }
    }

    async function gatherRequest (order: PipelineOrder, prepared: Prepared, chosen: readonly CompletedRow[], championVersion: number | null): Promise<EvaluateRequest> {
      const { datasetId, modelName } = order
      const [trainingTableBytes, testTableBytes, testCellsBytes, plan, cells, foldBytes, championBytes, candidates] = await Promise.all([
        objects.get(objectKeys.table(datasetId, prepared.tableHash, 'train')),
        objects.get(objectKeys.table(datasetId, prepared.tableHash, 'test')),
        objects.get(objectKeys.testCells(datasetId, prepared.tableHash)),
        readDocument<CleaningPlan>(objects, objectKeys.plan(datasetId, prepared.planHash)),
        order.options.ablation === true ? readCells(datasetId, prepared.tableHash) : null,
        objects.get(objectKeys.folds(datasetId, prepared.tableHash)),
        championVersion === null ? null : deps.registry.artifact(modelName, championVersion),
        Promise.all(chosen.map(async ({ number, learner, params }): Promise<Candidate> =>
          ({ trial: number, learner, params, outOfFoldBytes: await objects.get(objectKeys.outOfFold(order.id, number)) })))
      ])
      return { order, prepared, candidates, trainingTableBytes, testTableBytes, testCellsBytes, plan, effects: true, cells, foldBytes, championBytes }
    }

    async function readCells (datasetId: string, tableHash: string): Promise<EvaluateRequest['cells']> {
      const [tableBytes, columns] = await Promise.all([objects.get(objectKeys.cells(datasetId, tableHash)), readDocument<readonly InputColumn[]>(objects, objectKeys.formats(datasetId, tableHash))])
      return { tableBytes, columns }
    }

    async function promote ({ modelName }: PipelineOrder, version: number, expected: number | null, { comparison }: EvaluateResponse): Promise<PipelineResult> {
      // Tried again after a crash between promotion and outcome: the pointer is there already.
      if (expected === version) {
        const { reason, cause } = (await deps.registry.champion(modelName))!
        return { model: modelName, version, promoted: true, reason, ...(cause !== undefined && { cause }) }
      }
      const decision = decidePromotion(comparison, prepared.problem.metric)
      if (decision.promoted) await deps.registry.promote(modelName, version, decision.reason, expected, decision.cause)
      return { model: modelName, version, ...decision }
    }
  }

/** The best trials may become an ensemble: twenty, fewer where their predictions would take more than 256 MB. */
function candidatesFor ({ problem, rows }: Prepared): number {
  const outputs = problem.kind === 'multiclass' ? problem.classes.length : 1
  return Math.max(1, Math.min(20, Math.floor(2 ** 25 / (rows.training * outputs))))
}

function whyNone (rows: readonly LeaderboardRow[]): string {
  const first = rows.map((row) => row.state === 'completed' ? undefined : row.error).find((error) => error !== undefined)
  return first === undefined ? 'No trial ended with a score' : `All trials failed, the first with ${first.code}: ${first.detail}`
}
