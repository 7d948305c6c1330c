import { openLearner } from '@assay/learners'
import { createRandom } from '@assay/shared'
import type { Member, Prepared } from '@assay/model'
import type { PipelineOrder } from '@assay/shared'
import type { Table } from '@assay/table'
import type { ChosenMember } from './choose-members.ts'

interface Refit {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  readonly member: ChosenMember
  readonly table: Table
  readonly target: Float64Array
  readonly shouldStop: () => boolean
}

/** Fits a trial's learner once more, on all training rows. */
export function refitMember ({ order, prepared, member: { trial, learner, params, weight }, table, target, shouldStop }: Refit): Member {
  const fitter = openLearner(learner, { table, target, problem: prepared.problem, rules: prepared.rules })
  try {
    const { model } = fitter.fit({
      rows: Uint32Array.from({ length: table.rows }, (_, row) => row),
      heldOutRows: null,
      params,
      random: createRandom(order.options.seed).fork('refit').fork(trial),
      shouldStop
    })
    return { ...model, learner, weight }
  } finally {
    fitter.close()
  }
}
