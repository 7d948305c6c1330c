import { AppError, objectKeys } from '@assay/shared'
import type { PipelineOrder } from '@assay/shared'
import { findDocument } from '@assay/storage'
import type { ObjectStore, PipelineStore, TrialStore } from '@assay/storage'
import { readDataset } from './dataset-record.ts'

export interface DeleteDatasetDeps { readonly objects: ObjectStore, readonly pipelines: PipelineStore, readonly trials: TrialStore }

/**
 * Removes a dataset with all that was made of it; models stay, they need nothing of it.
 *
 * @throws {AppError} DATASET_NOT_FOUND, CONFLICT while one of its pipelines runs
 */
export async function deleteDataset ({ objects, pipelines, trials }: DeleteDatasetDeps, datasetId: string): Promise<void> {
  await readDataset(objects, datasetId)
  const ids: string[] = []
  for (const id of await pipelines.list()) {
    const order = await findDocument<PipelineOrder>(objects, objectKeys.pipelineOrder(id))
    if (order?.datasetId !== datasetId) continue
    const { outcome } = await pipelines.read(id)
    if (outcome === undefined) throw new AppError('CONFLICT', `The pipeline "${id}" still works on this dataset; POST /pipelines/${id}/cancel first`)
    ids.push(id)
  }
  for (const id of ids) {
    await trials.remove(id)
    await pipelines.remove(id)
  }
  await objects.removeFolder(objectKeys.dataset(datasetId))
}
