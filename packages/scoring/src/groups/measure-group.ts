import type { GroupMeasure, Measured, ProblemKind, Random, SensitiveGroup } from '@assay/shared'
import { confusionMatrix } from '../decisions/confusion-matrix.ts'
import { bootstrapInterval } from '../intervals.ts'
import { scorers } from '../scorers.ts'
import { wilsonInterval } from '../wilson-interval.ts'
import { meanInterval } from './mean-interval.ts'

/** The rows of one group. */
export interface GroupRows {
  readonly target: Float64Array
  /** n × outputs. */
  readonly predictions: Float64Array
  /** Binary: the probability from which the positive class is answered. */
  readonly threshold: number | null
  readonly random: Random
}

/** How a model does for the rows of one group. */
export function measureGroup (kind: ProblemKind, rows: GroupRows): SensitiveGroup['measures'] {
  return Object.fromEntries(Object.entries(measuresOf[kind](rows)).filter(([, measured]) => measured !== undefined))
}

type Measures = Partial<Record<GroupMeasure, Measured | undefined>>

const measuresOf: Readonly<Record<ProblemKind, (rows: GroupRows) => Measures>> = {
  binary: measureBinary,
  multiclass: ({ target, predictions }) => {
    const { classes, counts } = confusionMatrix(target, predictions)
    return { accuracy: share(Array.from({ length: classes }, (_, label) => counts[label * classes + label]!).reduce((sum, right) => sum + right, 0), target.length) }
  },
  regression: ({ target, predictions }) => {
    const errors = target.map((value, row) => predictions[row]! - value)
    return { meanTarget: meanInterval(target), meanPrediction: meanInterval(predictions), meanError: meanInterval(errors), meanAbsoluteError: meanInterval(errors.map(Math.abs)) }
  }
}

function measureBinary ({ target, predictions, threshold, random }: GroupRows): Measures {
  const [tn = 0, fp = 0, fn = 0, tp = 0] = confusionMatrix(target, predictions, threshold ?? undefined).counts
  const rocAuc = scorers.rocAuc.score(target, predictions)
  return {
    baseRate: share(tp + fn, target.length),
    selectionRate: share(tp + fp, target.length),
    truePositiveRate: share(tp, tp + fn),
    falsePositiveRate: share(fp, fp + tn),
    precision: share(tp, tp + fp),
    rocAuc: Number.isNaN(rocAuc) ? undefined : { value: rocAuc, ...bootstrapInterval({ scorer: scorers.rocAuc, target, predictions, random }) },
    calibrationGap: meanInterval(target.map((actual, row) => predictions[row]! - actual))
  }
}

const share = (part: number, of: number): Measured | undefined => of === 0 ? undefined : wilsonInterval(part, of)
