import { createHash } from 'node:crypto'
import { validatePlan } from '@assay/cleaning'
import { AppError, objectKeys } from '@assay/shared'
import type { CleaningPlan, PipelineOptions } from '@assay/shared'
import { findDocument, writeDocument } from '@assay/storage'
import type { ObjectStore, PipelineStore } from '@assay/storage'
import { readPreparation, readProfile } from './preparation.ts'
import type { Preparation } from './preparation.ts'

/** @throws {AppError} NOT_READY */
export async function readPlan (objects: ObjectStore, { order, cleaning }: Preparation): Promise<CleaningPlan> {
  const plan = await findDocument<CleaningPlan>(objects, objectKeys.plan(order.datasetId, cleaning.planHash))
  if (plan === null) throw new AppError('NOT_READY', `The dataset "${order.datasetId}" has no plan yet; look again when its stage is "train"`)
  return plan
}

export interface ChangePlan {
  readonly objects: ObjectStore
  readonly pipelines: PipelineStore
  readonly datasetId: string
  /** What a client sent; anything. */
  readonly edited: unknown
}

/**
 * Checks an edited plan against the dataset's columns and stores it under its hash.
 *
 * @returns the order of a pipeline that follows it: as the latest one of the same target, but for the plan
 * @throws {AppError} OPTION_INVALID, DATASET_NOT_FOUND, NOT_READY
 */
export async function changePlan ({ objects, pipelines, datasetId, edited }: ChangePlan): Promise<{ readonly datasetId: string, readonly options: PipelineOptions, readonly modelName: string }> {
  const { columns } = await readProfile(objects, await readPreparation({ objects, pipelines }, datasetId))
  const plan = validatePlan(edited, columns.map(({ name, type }) => ({ name, format: { type, missing: [] } })))
  const { order: { options, modelName } } = await readPreparation({ objects, pipelines }, datasetId, plan.target)
  const planHash = createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 16)
  await writeDocument(objects, objectKeys.plan(datasetId, planHash), plan)
  return { datasetId, options: { ...options, planHash }, modelName }
}
