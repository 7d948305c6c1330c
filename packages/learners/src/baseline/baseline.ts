import type { FittedModel } from '@assay/model'
import { AppError, valuesAt } from '@assay/shared'
import type { Learner, TrainingTable } from '../learner.ts'

/** Answers every row alike: the shares of the classes, or the middle of the values. What a model must beat to be worth anything. */
export const baseline: Learner = {
  name: 'baseline',
  open: (training) => ({
    fit ({ rows, shouldStop }) {
      if (shouldStop()) throw new AppError('CANCELLED', 'The fit was stopped')
      return { model: training.problem.kind === 'regression' ? fitMiddle(training, rows) : fitShares(training, rows), used: {} }
    },
    close: () => {}
  })
}

/** One row is added to each class, so that no class is impossible. */
function fitShares ({ target, problem }: TrainingTable, rows: Uint32Array): FittedModel {
  const counts = new Float64Array(problem.classes.length).fill(1)
  for (const row of rows) counts[target[row]!]!++
  const shares = counts.map((count) => count / (rows.length + counts.length))
  return constant(problem.kind === 'binary' ? shares.slice(1) : shares, 'probability')
}

/** The median where absolute errors count, else the mean. */
function fitMiddle ({ target, problem }: TrainingTable, rows: Uint32Array): FittedModel {
  const values = valuesAt(target, rows).sort()
  const half = values.length >>> 1
  const median = values.length % 2 === 1 ? values[half]! : values[half - 1]! / 2 + values[half]! / 2
  const mean = values.reduce((sum, value) => sum + value / values.length, 0)
  return constant(Float64Array.of(problem.metric === 'mae' || problem.metric === 'mape' ? median : mean), 'identity')
}

function constant (margins: Float64Array, link: FittedModel['link']): FittedModel {
  return { encoders: [], predictor: { kind: 'constant', margins }, link }
}
