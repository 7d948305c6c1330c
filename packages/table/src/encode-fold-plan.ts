import { encodeContainer } from './encode-container.ts'
import type { FoldPlan } from './fold-plan.ts'

export const foldPlanMagic = 'ASSAYFLD'
export const foldPlanRevision = 1

export interface FoldPlanHeader { readonly folds: number, readonly ordered: boolean, readonly repeats: number }

/** Same plan, same bytes. */
export function encodeFoldPlan ({ folds, ordered, assignments }: FoldPlan): Uint8Array {
  const header: FoldPlanHeader = { folds, ordered, repeats: assignments.length }
  return encodeContainer(foldPlanMagic, foldPlanRevision, header, assignments.map((assignment, repeat) => [`${repeat}`, assignment]))
}
