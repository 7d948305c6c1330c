import { openLearner, type Fitter } from '@assay/learners'
import { encodeOutOfFold } from '@assay/model'
import { proposeTrial, spaceFor } from '@assay/search'
import { rankTrials } from '@assay/scoring'
import { createRandom, type CompletedRow, type EnsembleRow, type FinishedTrial, type LearnerName, type Proposal, type TrialOutcome } from '@assay/shared'
import { crossValidate } from '../../services/worker-train/src/cross-validate.ts'
import { seenBy } from '../../services/worker-train/src/seen-by.ts'
import { chooseMembers } from '../../services/worker-eval/src/choose-members.ts'
import { timed } from '../benchmark.ts'
import type { PreparedSet } from './prepare-set.ts'

/** What the trials of a pipeline found. */
export interface Found {
  /** Best first. */
  readonly completed: readonly CompletedRow[]
  readonly ensemble: EnsembleRow | null
  /** CPU seconds by learner, and how many trials they were spent on. */
  readonly spent: ReadonlyMap<LearnerName, { trials: number, seconds: number }>
}

const candidates = 20

/** A pipeline's trials and its ensemble, one after the other in this process. */
export function searchSet ({ order, prepared, table, target, foldPlan }: PreparedSet): Found {
  const { options, lag } = order
  const { problem } = prepared
  const space = spaceFor({ problem, rows: table.rows, columns: prepared.recipe.outputs.length, learners: options.learners })
  const fitters = new Map<LearnerName, Fitter>()
  const spent = new Map<LearnerName, { trials: number, seconds: number }>()
  const outOfFold = new Map<number, Uint8Array>()
  const finished: FinishedTrial[] = []
  const proposals = new Map<number, Proposal>()

  for (let number = 0; number < options.trials; number++) {
    const proposal = proposeTrial({ space, number, lag, metric: problem.metric, seed: options.seed, finished, proposals })
    if ('wait' in proposal) throw new Error('Trials that run one after the other never wait')
    proposals.set(number, proposal)
    const { learner } = proposal
    const { seconds, result: { fitted, outcome } } = timed(() => {
      const fitter = fitters.get(learner) ?? openLearner(learner, { table, target, problem, rules: prepared.rules })
      fitters.set(learner, fitter)
      const { outOfFold: fitted, ...outcome } = { outOfFold: undefined, ...crossValidate({ order, prepared, trial: number, proposal, ...seenBy(number, lag, finished), table, foldPlan, target, fitter, shouldStop: () => false }) }
      return { fitted, outcome: outcome as TrialOutcome }
    })
    if (fitted !== undefined) outOfFold.set(number, encodeOutOfFold(fitted))
    finished.push({ number, ...proposal, outcome })
    const before = spent.get(learner) ?? { trials: 0, seconds: 0 }
    spent.set(learner, { trials: before.trials + 1, seconds: before.seconds + seconds })
  }
  for (const fitter of fitters.values()) fitter.close()

  const ranked = rankTrials(finished.map(({ outcome, ...trial }) => ({ ...trial, ...outcome })), problem.metric, { folds: foldPlan.folds })
  const completed = ranked.filter((row): row is CompletedRow => row.state === 'completed')
  const { ensemble } = chooseMembers({
    candidates: completed.slice(0, candidates).map(({ number, learner, params }) => ({ trial: number, learner, params, outOfFoldBytes: outOfFold.get(number)! })),
    prepared, foldPlan, target, random: createRandom(options.seed).fork('ensemble')
  })
  return { completed, ensemble, spent }
}
