import { expect, test } from 'vitest'
import { terms } from '../../src/index.ts'
import type { RivalLine, VerdictLine } from '../../src/index.ts'

const rival: { kind: 'rival' } & RivalLine = { kind: 'rival', rival: 'logistic', better: 'yes', metric: 'rocAuc', score: 0.8034, scoreInterval: { low: 0.74, high: 0.94 }, rivalScore: 0.7966 }
const evidence = { metric: 'rmse', score: 2990.4, bestScore: 3000, difference: -9.6, low: -15.25, high: -4, foldsWon: 4, folds: 5 } as const

const sentences: readonly (readonly [VerdictLine, english: string, french: string])[] = [
  [rival, 'better than plain logistic regression: yes, ROC AUC .803 against .797', 'mieux qu’une simple régression logistique : oui, AUC ROC 0,803 contre 0,797'],
  [{ ...rival, rival: 'constant', better: 'no' }, 'better than predicting the same for every row: no, that is the best trial', 'mieux que prédire la même chose pour chaque ligne : non, c’est le meilleur essai'],
  [{ ...rival, better: 'equal' }, 'better than plain logistic regression: no, equal, ROC AUC .803', 'mieux qu’une simple régression logistique : non, à égalité, AUC ROC 0,803'],
  [
    { ...rival, rival: 'ridge', better: 'withinNoise', metric: 'r2', score: -0.05, rivalScore: -0.0712 },
    'better than plain ridge regression: no, R² -.050 against -.071 is within noise', 'mieux qu’une simple régression ridge : non, R² −0,050 contre −0,071, un écart qui ne dépasse pas le bruit'
  ],
  [
    { ...rival, better: 'uncertain' },
    'better than plain logistic regression: not for certain, ROC AUC .803 against .797 on one hold-out, whose interval is .740 to .940',
    'mieux qu’une simple régression logistique : pas avec certitude, AUC ROC 0,803 contre 0,797 sur un seul partage, dont l’intervalle va de 0,740 à 0,940'
  ],
  [{ kind: 'searchCut', trials: 1, of: 40 }, 'the search ended early: after 1 of 40 trials', 'la recherche a pris fin plus tôt que prévu : après 1 essai sur 40'],
  [
    { kind: 'searchCut', trials: 12, of: 40, cause: { kind: 'seconds', seconds: 60 } },
    'the search ended early: its 60 s had passed after 12 of 40 trials', 'la recherche a pris fin plus tôt que prévu : ses 60 s étaient écoulées après 12 essais sur 40'
  ],
  [
    { kind: 'searchCut', trials: 12, of: 40, cause: { kind: 'prospects', metric: 'logLoss', gain: 0.0012, noise: 0.0034 } },
    'the search ended early: after 12 of 40 trials the others were expected to better log loss by 0.0012, less than the 0.0034 that the folds can tell apart',
    'la recherche a pris fin plus tôt que prévu : après 12 essais sur 40, on n’attendait des suivants qu’un gain de 0,0012 (log-perte), moins que les 0,0034 que les plis permettent de distinguer'
  ],
  [
    { kind: 'ensemble', trials: 3, kept: true, ...evidence },
    'an ensemble of 3 trials: yes, better than the best trial by more than noise: RMSE 2990 against 3000 of the best trial; they differ by -9.6 on the same rows, 95 % interval -15.3 to -4, and it is better on 4 of 5 folds',
    'un ensemble de 3 essais : oui, il fait mieux que le meilleur essai, au-delà du bruit ; RMSE 2990 contre 3000 pour le meilleur essai ; écart de −9,6 sur les mêmes lignes, intervalle à 95 % de −15,3 à −4 ; il l’emporte dans 4 plis sur 5'
  ],
  [
    { kind: 'ensemble', trials: 2, kept: false, ...evidence, foldsWon: 1, folds: 1 },
    'an ensemble of 2 trials: no, not better than the best trial by more than noise: RMSE 2990 against 3000 of the best trial; they differ by -9.6 on the same rows, 95 % interval -15.3 to -4, and it is better on 1 of 1 fold',
    'un ensemble de 2 essais : non, il ne fait pas mieux que le meilleur essai au-delà du bruit ; RMSE 2990 contre 3000 pour le meilleur essai ; écart de −9,6 sur les mêmes lignes, intervalle à 95 % de −15,3 à −4 ; il l’emporte dans 1 pli sur 1'
  ]
]

test.each(sentences)('%j', (line, english, french) => {
  expect(terms.en.verdict(line)).toBe(english)
  expect(terms.fr.verdict(line).replaceAll('\u00a0', ' ')).toBe(french)
  expect(terms.fr.verdict(line)).not.toMatch(/ [:;%]/)
})
