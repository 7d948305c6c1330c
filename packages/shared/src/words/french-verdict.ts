import type { EnsembleEvidence, RivalLine, SearchCutLine, VerdictLine } from '../domain/verdict.ts'
import type { Terms } from './english.ts'
import { decimalComma as say } from './decimal-comma.ts'
import { sayNumber, sayScore } from './say-number.ts'

type Metrics = Terms['metrics']

/** « mieux qu’une simple régression logistique : oui, précision moyenne 0,630 contre 0,160 ». */
export function frenchVerdict (line: VerdictLine, metrics: Metrics): string {
  switch (line.kind) {
    case 'rival': return `mieux ${rivals[line.rival]} : ${sayWhether(line, metrics)}`
    case 'searchCut': return `la recherche a pris fin plus tôt que prévu : ${saySearchCut(line, metrics)}`
    case 'ensemble': return `un ensemble de ${line.trials} essais : ${line.kept ? 'oui, il fait mieux que le meilleur essai, au-delà du bruit' : 'non, il ne fait pas mieux que le meilleur essai au-delà du bruit'} ; ${sayEvidence(line, metrics)}`
  }
}

const rivals = { constant: 'que prédire la même chose pour chaque ligne', logistic: 'qu’une simple régression logistique', ridge: 'qu’une simple régression ridge' } as const

function sayWhether ({ better, metric, score, rivalScore, scoreInterval: { low, high } }: RivalLine, metrics: Metrics): string {
  const scores = `${metrics[metric]} ${say(sayScore(score))} contre ${say(sayScore(rivalScore))}`
  switch (better) {
    case 'yes': return `oui, ${scores}`
    case 'no': return 'non, c’est le meilleur essai'
    case 'equal': return `non, à égalité, ${metrics[metric]} ${say(sayScore(score))}`
    case 'withinNoise': return `non, ${scores}, un écart qui ne dépasse pas le bruit`
    case 'uncertain': return `pas avec certitude, ${scores} sur un seul partage, dont l’intervalle va de ${say(sayScore(low))} à ${say(sayScore(high))}`
  }
}

function saySearchCut ({ trials, of, cause }: SearchCutLine, metrics: Metrics): string {
  const after = `après ${trials} ${trials < 2 ? 'essai' : 'essais'} sur ${of}`
  switch (cause?.kind) {
    case undefined: return after
    case 'seconds': return `ses ${cause.seconds} s étaient écoulées ${after}`
    case 'prospects': return `${after}, on n’attendait des suivants qu’un gain de ${say(cause.gain.toPrecision(2))} (${metrics[cause.metric]}), moins que les ${say(cause.noise.toPrecision(2))} que les plis permettent de distinguer`
  }
}

function sayEvidence ({ metric, score, bestScore, difference, low, high, foldsWon, folds }: EnsembleEvidence, metrics: Metrics): string {
  const scores = `${metrics[metric]} ${say(sayNumber(score, 4))} contre ${say(sayNumber(bestScore, 4))} pour le meilleur essai`
  const differ = `écart de ${say(sayNumber(difference, 3))} sur les mêmes lignes, intervalle à 95 % de ${say(sayNumber(low, 3))} à ${say(sayNumber(high, 3))}`
  return `${scores} ; ${differ} ; il l’emporte dans ${foldsWon} ${foldsWon < 2 ? 'pli' : 'plis'} sur ${folds}`
}
