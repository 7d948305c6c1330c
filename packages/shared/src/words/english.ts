import { aimInWords } from '../domain/aim.ts'
import type { Aim } from '../domain/aim.ts'
import type { GroupMeasure, Validation } from '../domain/model-card.ts'
import type { PromotionCause } from '../domain/model.ts'
import type { DatePart, TextPart } from '../domain/plan.ts'
import type { LearnerName, MetricName, ProblemKind } from '../domain/problem.ts'
import type { ColumnType } from '../domain/profile.ts'
import type { VerdictLine } from '../domain/verdict.ts'
import { englishPromotion } from './english-promotion.ts'
import { englishVerdict } from './english-verdict.ts'

/** What the words of the contract are called for people. */
export interface Terms {
  readonly learners: Readonly<Record<LearnerName | 'ensemble', string>>
  readonly metrics: Readonly<Record<MetricName, string>>
  readonly kinds: Readonly<Record<ProblemKind, string>>
  readonly columnTypes: Readonly<Record<ColumnType, string>>
  readonly dateParts: Readonly<Record<DatePart, string>>
  readonly textParts: Readonly<Record<TextPart, string>>
  readonly groupMeasures: Readonly<Record<GroupMeasure, string>>
  /** What a threshold is chosen for, as the end of a sentence. */
  readonly aim: (aim: Aim) => string
  /** How trials were compared, as a part of a sentence. */
  readonly validation: (validation: Validation) => string
  /** One line of what the board says, as a sentence. */
  readonly verdict: (line: VerdictLine) => string
  /** Why a version was promoted, or why not. */
  readonly promotion: (cause: PromotionCause) => string
}

export const english: Terms = {
  learners: { baseline: 'baseline', logistic: 'linear', forest: 'forest', boosting: 'boosting', xgboost: 'xgboost', bayes: 'naive Bayes', mlp: 'neural network', ensemble: 'ensemble' },
  metrics: {
    rocAuc: 'ROC AUC', averagePrecision: 'average precision', logLoss: 'log loss', brier: 'Brier score', f1: 'F1', balancedAccuracy: 'balanced accuracy',
    accuracy: 'accuracy', mcc: 'Matthews correlation', rmse: 'RMSE', mae: 'mean absolute error', r2: 'R²', mape: 'mean percentage error'
  },
  kinds: { binary: 'yes or no', multiclass: 'one of several', regression: 'a number' },
  columnTypes: { number: 'number', date: 'date', category: 'category', text: 'text' },
  dateParts: { year: 'year', month: 'month', day: 'day', weekday: 'weekday', hour: 'hour', days: 'days' },
  textParts: { length: 'length', words: 'words', digits: 'share of digits' },
  groupMeasures: {
    baseRate: 'base rate', selectionRate: 'answered so', truePositiveRate: 'true positive rate', falsePositiveRate: 'false positive rate', precision: 'precision', rocAuc: 'ROC AUC', calibrationGap: 'calibration gap',
    accuracy: 'accuracy', meanTarget: 'mean', meanPrediction: 'mean prediction', meanError: 'mean error', meanAbsoluteError: 'mean absolute error'
  },
  aim: aimInWords,
  validation: ({ sentence }) => sentence,
  verdict: (line) => englishVerdict(line, english.metrics),
  promotion: (cause) => englishPromotion(cause, english.metrics)
}
