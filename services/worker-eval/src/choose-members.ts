import { predictionSteps, refitParams } from '@assay/learners'
import { decodeOutOfFold } from '@assay/model'
import { scorers, selectEnsemble, weightedMean } from '@assay/scoring'
import { heldOutRows } from '@assay/table'
import type { Prepared } from '@assay/model'
import type { EnsembleMember, EnsembleRow, Params, Proposal, Random } from '@assay/shared'
import type { FoldPlan } from '@assay/table'
import type { Candidate } from './evaluate-request.ts'
import { judgeEnsemble } from './judge-ensemble.ts'

interface Choice {
  /** The best trials, best first. */
  readonly candidates: readonly Candidate[]
  readonly prepared: Prepared
  readonly foldPlan: FoldPlan
  /** One entry a training row. */
  readonly target: Float64Array
  readonly random: Random
}

/** A trial that is to be refitted, with the params for all rows. */
export interface ChosenMember extends Proposal { readonly trial: number, readonly weight: number }

interface Chosen {
  /** One, or those of an ensemble, heaviest first. */
  readonly members: readonly ChosenMember[]
  /** Training rows × outputs, NaN where no fold held the row out. */
  readonly outOfFold: Float64Array
  readonly ensemble: Required<EnsembleRow> | null
}

/**
 * At most five models, and some 20,000 steps for a single row (0.2 ms): what is gained by more is not worth their upkeep.
 *
 * @see predictionSteps
 */
const limits = { members: 5, cost: 20_000 }

/** A hold-out is one fold: its rows are dealt into so many parts, so that weights can be tried on rows they were not chosen on. */
const partsOfHoldOut = 5

/** The best trial, or a weighted mean of a few when that is better by more than noise. */
export function chooseMembers ({ candidates, prepared, foldPlan, target, random }: Choice): Chosen {
  const outOfFold = candidates.map(({ outOfFoldBytes }) => decodeOutOfFold(outOfFoldBytes))
  const params = candidates.map((candidate, index) => refitParams(candidate.params, outOfFold[index]!.used))
  const alone = { members: [toMember(candidates[0]!, params[0]!, 1)], outOfFold: outOfFold[0]!.predictions, ensemble: null }
  if (candidates.length < 2) return alone

  const { problem, recipe } = prepared
  const scorer = scorers[problem.metric]
  const held = heldOutRows(foldPlan, target)
  const single = held.take(outOfFold[0]!.predictions)
  const parts = foldPlan.folds > 1 ? foldPlan.folds : partsOfHoldOut
  const { weights, crossFitted } = selectEnsemble({
    scorer,
    target: held.target,
    partOf: foldPlan.folds > 1 ? held.foldOf : held.foldOf.map((_, row) => row % parts),
    parts,
    limits,
    candidates: candidates.map(({ learner }, index) => ({
      predictions: held.take(outOfFold[index]!.predictions),
      cost: predictionSteps({ learner, params: params[index]! }, { problem, columns: recipe.outputs.length })
    }))
  })

  const members = candidates
    .map((candidate, index) => toMember(candidate, params[index]!, weights[index]!))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.trial - b.trial)
  if (members.length < 2) return alone

  const judged = judgeEnsemble({ scorer, target: held.target, foldOf: held.foldOf, folds: foldPlan.folds, ensemble: crossFitted, single, random })
  const ensemble: Required<EnsembleRow> = { learner: 'ensemble', members: members.map(shownMember), ...judged }
  return judged.kept ? { members, outOfFold: weightedMean(outOfFold, weights), ensemble } : { ...alone, ensemble }
}

const toMember = ({ trial, learner }: Candidate, params: Params, weight: number): ChosenMember => ({ trial, learner, params, weight })
const shownMember = ({ trial, learner, weight }: ChosenMember): EnsembleMember => ({ trial, learner, weight })
