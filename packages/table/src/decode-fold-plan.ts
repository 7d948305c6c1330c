import { arrayNamed, decodeContainer } from './decode-container.ts'
import { foldPlanMagic, foldPlanRevision, type FoldPlanHeader } from './encode-fold-plan.ts'
import type { FoldPlan } from './fold-plan.ts'

/** @throws {AppError} OBJECT_DAMAGED, REVISION_UNSUPPORTED */
export function decodeFoldPlan (bytes: Uint8Array): FoldPlan {
  const container = decodeContainer(bytes, foldPlanMagic, foldPlanRevision)
  const { folds, ordered, repeats } = container.header as FoldPlanHeader
  const assignments = Array.from({ length: repeats }, (_, repeat) => arrayNamed(container, `${repeat}`, Uint8Array))
  return { folds, ordered, assignments }
}
