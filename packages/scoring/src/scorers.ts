import { metricDirections, type MetricName, type ProblemKind } from '@assay/shared'
import { accuracy } from './decisions/accuracy.ts'
import { balancedAccuracy } from './decisions/balanced-accuracy.ts'
import { f1 } from './decisions/f1.ts'
import { mcc } from './decisions/mcc.ts'
import { brier } from './probabilities/brier.ts'
import { logLoss } from './probabilities/log-loss.ts'
import { averagePrecision } from './ranking/average-precision.ts'
import { rocAuc } from './ranking/roc-auc.ts'
import { rowLosses } from './row-losses.ts'
import type { Scorer } from './scorer.ts'
import { mae } from './values/mae.ts'
import { mape } from './values/mape.ts'
import { r2 } from './values/r2.ts'
import { rmse } from './values/rmse.ts'

export const scorers: Readonly<Record<MetricName, Scorer>> = {
  rocAuc: classScorer('rocAuc', 'ROC AUC', [0, 1], rocAuc),
  averagePrecision: classScorer('averagePrecision', 'average precision', [0, 1], averagePrecision),
  logLoss: classScorer('logLoss', 'log-loss', [0, Infinity], logLoss),
  brier: classScorer('brier', 'Brier score', [0, 2], brier),
  f1: classScorer('f1', 'F1', [0, 1], f1),
  balancedAccuracy: classScorer('balancedAccuracy', 'balanced accuracy', [0, 1], balancedAccuracy),
  accuracy: classScorer('accuracy', 'accuracy', [0, 1], accuracy),
  mcc: classScorer('mcc', 'MCC', [-1, 1], mcc),
  rmse: valueScorer('rmse', 'RMSE', [0, Infinity], rmse),
  mae: valueScorer('mae', 'MAE', [0, Infinity], mae),
  r2: valueScorer('r2', 'R²', [-Infinity, 1], r2),
  mape: valueScorer('mape', 'MAPE', [0, Infinity], mape)
}

/** The scorers of a kind of problem, in the order of the table. */
export function scorersFor (kind: ProblemKind): readonly Scorer[] {
  return Object.values(scorers).filter(({ kinds }) => kinds.includes(kind))
}

function classScorer (name: MetricName, title: string, bounds: Scorer['bounds'], score: Scorer['score']): Scorer {
  return { name, title, kinds: ['binary', 'multiclass'], better: metricDirections[name], bounds, score, ...lossesOf(name) }
}

function valueScorer (name: MetricName, title: string, bounds: Scorer['bounds'], score: Scorer['score']): Scorer {
  return { name, title, kinds: ['regression'], better: metricDirections[name], bounds, score, ...lossesOf(name) }
}

function lossesOf (name: MetricName): Pick<Scorer, 'rowLosses'> {
  return name in rowLosses ? { rowLosses: rowLosses[name as keyof typeof rowLosses] } : {}
}
