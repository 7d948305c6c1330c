import type { FittedModel } from '@assay/model'
import { log, valuesAt } from '@assay/shared'
import { meanAndDeviation } from '../features/describe-numbers.ts'
import type { TrainingTable } from '../learner.ts'
import type { LinearTask } from './linear-task.ts'

/** @param scale of values, where they are measured as other rows' were */
export function answersOf ({ target: all, problem }: TrainingTable, rows: Uint32Array, scale?: Pick<Answers, 'origin' | 'unit'>): Answers {
  const target = valuesAt(all, rows)
  if (problem.kind === 'regression') {
    const { origin, unit } = scale ?? scaleOf(target)
    return { target: target.map((value) => (value - origin) / unit), loss: 'squared', link: 'identity', firstBias: new Float64Array(1), origin, unit }
  }
  // Half a row more of each class: a class that these rows lack is improbable, not impossible.
  const counts = new Float64Array(problem.classes.length).fill(0.5)
  for (const label of target) counts[label]!++
  return problem.kind === 'binary'
    ? { target, loss: 'logistic', link: 'logistic', firstBias: Float64Array.of(log(counts[1]! / counts[0]!)), origin: 0, unit: 1 }
    : { target, loss: 'softmax', link: 'softmax', firstBias: counts.map((count) => log(count / rows.length)), origin: 0, unit: 1 }
}

function scaleOf (values: Float64Array): Pick<Answers, 'origin' | 'unit'> {
  const { mean, deviation } = meanAndDeviation(values)
  return { origin: mean, unit: deviation > 0 ? deviation : 1 }
}

/** What rows should answer, as a linear model or a network is fitted to it. */
export interface Answers {
  readonly target: Float64Array
  readonly loss: LinearTask['loss']
  readonly link: FittedModel['link']
  readonly firstBias: Float64Array
  /** A value is origin + unit × what is fitted: a penalty then means the same in every unit of the target. */
  readonly origin: number
  readonly unit: number
}
