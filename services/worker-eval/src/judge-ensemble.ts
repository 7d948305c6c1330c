import { bootstrapInterval, comparePaired, crossValidatedInterval } from '@assay/scoring'
import type { Scorer } from '@assay/scoring'
import { englishEnsemble, terms } from '@assay/shared'
import type { EnsembleEvidence, EnsembleRow, Random } from '@assay/shared'
import { scoreFold } from './score-fold.ts'

interface Judgement {
  readonly scorer: Scorer
  readonly target: Float64Array
  /** One entry a row. */
  readonly foldOf: Uint8Array
  readonly folds: number
  /** Cross-fitted, rows × outputs. */
  readonly ensemble: Float64Array
  /** Of the best trial, on the same rows. */
  readonly single: Float64Array
  readonly random: Random
}

/** Folds on which an ensemble may be worse, as a share: one of five. */
const mayLose = 0.2

/**
 * Whether an ensemble is worth having: better than the best trial by more than noise on the same held-out rows (a paired bootstrap
 * within folds), and on four of five folds, for other training rows give other models, which a bootstrap of held-out rows does not see.
 * The best trial was chosen on these very rows, the weights were not: doubt is on the side of the simple model.
 */
export function judgeEnsemble ({ scorer, target, foldOf, folds, ensemble, single, random }: Judgement): Omit<Required<EnsembleRow>, 'learner' | 'members'> {
  const scoresOnFolds = (predictions: Float64Array): number[] => Array.from({ length: folds }, (_, fold) => scoreFold(scorer, target, predictions, foldOf, fold))
  const ofEnsemble = scoresOnFolds(ensemble)
  const { score, interval } = crossValidatedInterval(ofEnsemble, { bounds: scorer.bounds })
  const ofSingle = scoresOnFolds(single)
  const { difference, low, high, better } = comparePaired({ scorer, target, a: ensemble, b: single, random: random.fork('compare'), partOf: foldOf })
  const foldsWon = ofEnsemble.filter((own, fold) => scorer.better === 'higher' ? own > ofSingle[fold]! : own < ofSingle[fold]!).length
  const kept = better === 'a' && folds - foldsWon <= mayLose * folds
  const evidence: EnsembleEvidence = { metric: scorer.name, score, bestScore: crossValidatedInterval(ofSingle).score, difference, low, high, foldsWon, folds }
  return {
    score,
    scoreInterval: folds > 1 ? interval : bootstrapInterval({ scorer, target, predictions: ensemble, random: random.fork('interval') }),
    folds: ofEnsemble,
    kept,
    reason: englishEnsemble(kept, evidence, terms.en.metrics),
    evidence
  }
}
