import type { Aim } from '../domain/aim.ts'
import type { Validation } from '../domain/model-card.ts'
import type { Terms } from './english.ts'
import { frenchPromotion } from './french-promotion.ts'
import { frenchVerdict } from './french-verdict.ts'

export const french: Terms = {
  learners: { baseline: 'référence', logistic: 'linéaire', forest: 'forêt', boosting: 'boosting', xgboost: 'xgboost', bayes: 'Bayes naïf', mlp: 'réseau de neurones', ensemble: 'ensemble' },
  metrics: {
    rocAuc: 'AUC ROC', averagePrecision: 'précision moyenne', logLoss: 'log-perte', brier: 'score de Brier', f1: 'F1', balancedAccuracy: 'exactitude équilibrée',
    accuracy: 'exactitude', mcc: 'corrélation de Matthews', rmse: 'RMSE', mae: 'erreur absolue moyenne', r2: 'R²', mape: 'erreur moyenne en %'
  },
  kinds: { binary: 'oui ou non', multiclass: 'une classe parmi plusieurs', regression: 'un nombre' },
  columnTypes: { number: 'nombre', date: 'date', category: 'catégorie', text: 'texte' },
  dateParts: { year: 'année', month: 'mois', day: 'jour', weekday: 'jour de la semaine', hour: 'heure', days: 'jours' },
  textParts: { length: 'longueur', words: 'mots', digits: 'part de chiffres' },
  groupMeasures: {
    baseRate: 'taux de base', selectionRate: 'répondu ainsi', truePositiveRate: 'taux de vrais positifs', falsePositiveRate: 'taux de faux positifs', precision: 'précision', rocAuc: 'AUC ROC', calibrationGap: 'écart de calibration',
    accuracy: 'exactitude', meanTarget: 'moyenne', meanPrediction: 'prédiction moyenne', meanError: 'erreur moyenne', meanAbsoluteError: 'erreur absolue moyenne'
  },
  aim: describeAim,
  validation: describeValidation,
  verdict: (line) => frenchVerdict(line, french.metrics),
  promotion: (cause) => frenchPromotion(cause, french.metrics)
}

function describeAim (aim: Aim): string {
  switch (aim.kind) {
    case 'f1': return 'le plus grand F1'
    case 'balancedAccuracy': return 'la plus grande exactitude équilibrée'
    case 'cost': return `le moindre coût, une fausse alerte à ${numbers.format(aim.falseAlarm)} et un oubli à ${numbers.format(aim.miss)}`
    case 'capacity': return `une capacité de ${numbers.format(aim.rows)} lignes ${aim.of === undefined ? 'par fichier aussi grand que celui-ci' : `sur ${numbers.format(aim.of)}`}`
  }
}

function describeValidation ({ folds, repeats, ordered, group }: Validation): string {
  const scheme = folds === 1 ? 'un seul partage, un cinquième des lignes mis de côté' : `validation croisée à ${folds} plis`
  const order = ordered ? 'chaque pli après les lignes dont il apprend' : group === undefined ? 'par strates' : `les lignes de même « ${group} » du même côté`
  return `${scheme}, ${order}${repeats > 1 ? `, ${repeats} fois avec d’autres plis` : ''}`
}

const numbers = new Intl.NumberFormat('fr', { maximumFractionDigits: 6 })
