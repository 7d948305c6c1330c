import { neverHeldOut, type Fold, type FoldPlan } from './fold-plan.ts'

/** The folds of a plan, repeat by repeat. */
export function foldsOf (plan: FoldPlan): Fold[] {
  return plan.assignments.flatMap((assignment) =>
    Array.from({ length: plan.folds }, (_, fold) => foldOf(assignment, fold, plan.ordered)))
}

function foldOf (assignment: Uint8Array, fold: number, ordered: boolean): Fold {
  const trains = (other: number): boolean => other === neverHeldOut || (ordered ? other < fold : other !== fold)
  return {
    trainingRows: rowsWhere(assignment, trains),
    heldOutRows: rowsWhere(assignment, (other) => other === fold)
  }
}

function rowsWhere (assignment: Uint8Array, holds: (fold: number) => boolean): Uint32Array {
  const rows = new Uint32Array(assignment.length)
  let count = 0
  for (let row = 0; row < assignment.length; row++) {
    if (holds(assignment[row]!)) rows[count++] = row
  }
  return rows.slice(0, count)
}
