import { neverHeldOut } from './fold-plan.ts'
import type { FoldPlan } from './fold-plan.ts'

/** The training rows that some fold of the first repeat held out, one after the other. */
export interface HeldOutRows {
  readonly target: Float64Array
  /** The fold that held the row out. */
  readonly foldOf: Uint8Array
  /** The same rows of a row-major array over all training rows. */
  readonly take: (values: Float64Array) => Float64Array
}

/** @param target one entry a training row */
export function heldOutRows ({ assignments }: FoldPlan, target: Float64Array): HeldOutRows {
  const assignment = assignments[0]!
  const rows = Uint32Array.from(assignment.keys()).filter((row) => assignment[row] !== neverHeldOut)
  const take = (values: Float64Array): Float64Array => {
    const outputs = values.length / target.length
    const taken = new Float64Array(rows.length * outputs)
    rows.forEach((row, at) => taken.set(values.subarray(row * outputs, (row + 1) * outputs), at * outputs))
    return taken
  }
  return { target: take(target), foldOf: Uint8Array.from(rows, (row) => assignment[row]!), take }
}
