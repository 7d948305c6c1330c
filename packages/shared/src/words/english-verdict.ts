import type { EnsembleEvidence, RivalLine, SearchCutLine, VerdictLine } from '../domain/verdict.ts'
import type { Terms } from './english.ts'
import { sayNumber, sayScore } from './say-number.ts'

type Metrics = Terms['metrics']

/** "better than plain logistic regression: yes, average precision .630 against .160". */
export function englishVerdict (line: VerdictLine, metrics: Metrics): string {
  switch (line.kind) {
    case 'rival': return `better than ${rivals[line.rival]}: ${sayWhether(line, metrics)}`
    case 'searchCut': return `the search ended early: ${englishSearchCut(line, metrics)}`
    case 'ensemble': return `an ensemble of ${line.trials} trials: ${line.kept ? 'yes' : 'no'}, ${englishEnsemble(line.kept, line, metrics)}`
  }
}

const rivals = { constant: 'predicting the same for every row', logistic: 'plain logistic regression', ridge: 'plain ridge regression' } as const

function sayWhether ({ better, metric, score, rivalScore, scoreInterval: { low, high } }: RivalLine, metrics: Metrics): string {
  const scores = `${metrics[metric]} ${withoutZero(score)} against ${withoutZero(rivalScore)}`
  switch (better) {
    case 'yes': return `yes, ${scores}`
    case 'no': return 'no, that is the best trial'
    case 'equal': return `no, equal, ${metrics[metric]} ${withoutZero(score)}`
    case 'withinNoise': return `no, ${scores} is within noise`
    case 'uncertain': return `not for certain, ${scores} on one hold-out, whose interval is ${withoutZero(low)} to ${withoutZero(high)}`
  }
}

const withoutZero = (score: number): string => sayScore(score).replace(/^(-?)0\./, '$1.')

export function englishSearchCut ({ trials, of, cause }: SearchCutLine, metrics: Metrics): string {
  const after = `after ${trials} of ${of} trials`
  switch (cause?.kind) {
    case undefined: return after
    case 'seconds': return `its ${cause.seconds} s had passed ${after}`
    case 'prospects': return `${after} the others were expected to better ${metrics[cause.metric]} by ${cause.gain.toPrecision(2)}, less than the ${cause.noise.toPrecision(2)} that the folds can tell apart`
  }
}

export function englishEnsemble (kept: boolean, { metric, score, bestScore, difference, low, high, foldsWon, folds }: EnsembleEvidence, metrics: Metrics): string {
  const scores = `${metrics[metric]} ${sayNumber(score, 4)} against ${sayNumber(bestScore, 4)} of the best trial`
  const differ = `they differ by ${sayNumber(difference, 3)} on the same rows, 95 % interval ${sayNumber(low, 3)} to ${sayNumber(high, 3)}`
  return `${kept ? 'better' : 'not better'} than the best trial by more than noise: ${scores}; ${differ}, and it is better on ${foldsWon} of ${folds} fold${folds === 1 ? '' : 's'}`
}
