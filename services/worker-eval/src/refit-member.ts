import { openLearner } from '@assay/learners'
import { createRandom } from '@assay/shared'
import type { Member, Prepared } from '@assay/model'
import type { Params, PipelineOrder } from '@assay/shared'
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

/** What folds found for themselves (rounds, by stopping early) is taken at its median; all else as proposed. */
export function refitParams (proposed: Params, used: readonly Params[]): Params {
  const names = new Set([...Object.keys(proposed), ...used.flatMap((params) => Object.keys(params))])
  return Object.fromEntries([...names].map((name) => {
    const found = used.map((params) => params[name]).filter((value) => typeof value === 'number')
    return [name, found.length === 0 ? proposed[name]! : lowerMedian(found)]
  }))
}

/** The lower of the two middle values: a number that some fold really used. */
function lowerMedian (values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!
}
