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
  rocAuc: classScorer('rocAuc', [0, 1], rocAuc),
  averagePrecision: classScorer('averagePrecision', [0, 1], averagePrecision),
  logLoss: classScorer('logLoss', [0, Infinity], logLoss),
  brier: classScorer('brier', [0, 2], brier),
  f1: classScorer('f1', [0, 1], f1),
  balancedAccuracy: classScorer('balancedAccuracy', [0, 1], balancedAccuracy),
  accuracy: classScorer('accuracy', [0, 1], accuracy),
  mcc: classScorer('mcc', [-1, 1], mcc),
  rmse: valueScorer('rmse', [0, Infinity], rmse),
  mae: valueScorer('mae', [0, Infinity], mae),
  r2: valueScorer('r2', [-Infinity, 1], r2),
  mape: valueScorer('mape', [0, Infinity], mape)
}

/** The scorers of a kind of problem, in the order of the table. */
export function scorersFor (kind: ProblemKind): readonly Scorer[] {
  return Object.values(scorers).filter(({ kinds }) => kinds.includes(kind))
}

function classScorer (name: MetricName, bounds: Scorer['bounds'], score: Scorer['score']): Scorer {
  return { name, kinds: ['binary', 'multiclass'], better: metricDirections[name], bounds, score, ...lossesOf(name) }
}

function valueScorer (name: MetricName, bounds: Scorer['bounds'], score: Scorer['score']): Scorer {
  return { name, kinds: ['regression'], better: metricDirections[name], bounds, score, ...lossesOf(name) }
}

function lossesOf (name: MetricName): Pick<Scorer, 'rowLosses'> {
  return name in rowLosses ? { rowLosses: rowLosses[name as keyof typeof rowLosses] } : {}
}
