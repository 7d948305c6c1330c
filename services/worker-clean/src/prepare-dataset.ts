import { cleanTable } from '@assay/cleaning'
import { describeFields } from '@assay/model'
import { AppError, createRandom, objectKeys } from '@assay/shared'
import { encodeFoldPlan, encodeTable, planFolds, targetVector } from '@assay/table'
import { readDocument, writeDocument } from '@assay/storage'
import type { Cleaned } from '@assay/cleaning'
import type { CleaningPlan, PipelineOrder } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'
import { hashOf } from './hash-of.ts'
import { readDataset } from './read-dataset.ts'
import type { CleanResponse } from './clean-request.ts'

interface PrepareDeps {
  readonly order: PipelineOrder
  readonly objects: ObjectStore
  readonly shouldStop: () => boolean
  readonly onProgress: (progress: number) => void
}

/**
 * From a file's bytes to all that trials need: reads, locks the test part away, profiles, plans, looks for leaks, applies the plan and
 * cuts the folds. Equal bytes and options store equal bytes.
 *
 * @throws {AppError} CSV_INVALID, DATASET_EMPTY, TARGET_NOT_FOUND, TARGET_UNUSABLE, NO_FEATURES, LEAK_SUSPECTED, CANCELLED
 */
export async function prepareDataset ({ order, objects, shouldStop, onProgress }: PrepareDeps): Promise<CleanResponse> {
  const { datasetId, options } = order
  const raw = objectKeys.datasetRaw(datasetId)
  const file = await readDataset({
    open: () => objects.getStream(raw),
    bytes: await objects.size(raw) ?? 0,
    shouldStop,
    onProgress: (progress) => onProgress(progress * 0.6)
  })
  const plan = options.planHash === undefined ? undefined : await readDocument<CleaningPlan>(objects, objectKeys.plan(datasetId, options.planHash))
  // The test part depends on the dataset, not on the seed: versions that come of other seeds and options meet on the same locked rows.
  const cleaned = cleanTable({ file, options, ...(plan !== undefined && { plan }), random: createRandom(`test part of ${datasetId}`) })
  onProgress(0.8)

  const planHash = hashOf(cleaned.plan)
  await writeDocument(objects, objectKeys.plan(datasetId, planHash), cleaned.plan)
  await writeDocument(objects, objectKeys.profile(datasetId, planHash), cleaned.profile)
  refuseLeaks(cleaned)
  onProgress(0.9)

  const tableHash = hashOf({ planHash, problem: cleaned.problem, seed: options.seed, group: options.group, time: options.time })
  await storeRows({ order, objects, cleaned, tableHash })
  return {
    columns: file.table.columns.length,
    prepared: {
      problem: cleaned.problem,
      recipe: cleaned.recipe,
      fields: describeFields({ recipe: cleaned.recipe, file: cleaned.training.cells }),
      rules: cleaned.rules,
      planHash,
      tableHash,
      rows: { file: file.table.rows, training: cleaned.training.table.rows, test: cleaned.test.table.rows },
      leakWarnings: cleaned.warnings
    }
  }
}

interface StoreRows { readonly order: PipelineOrder, readonly objects: ObjectStore, readonly cleaned: Cleaned, readonly tableHash: string }

/** Stores the training rows with their folds, and the test part. */
async function storeRows ({ order: { datasetId, options }, objects, cleaned: { problem, training, test }, tableHash }: StoreRows): Promise<void> {
  const { table, groups, time } = training
  const folds = planFolds({
    rows: table.rows,
    kind: problem.kind,
    target: targetVector(table, problem),
    ...(groups !== null && { groups }),
    ...(time !== null && { time }),
    random: createRandom(options.seed).fork('folds')
  })
  await objects.put(objectKeys.table(datasetId, tableHash, 'train'), encodeTable(table))
  await objects.put(objectKeys.table(datasetId, tableHash, 'test'), encodeTable(test.table))
  await objects.put(objectKeys.folds(datasetId, tableHash), encodeFoldPlan(folds))
}

function refuseLeaks ({ leaks }: Cleaned): void {
  const certain = leaks.filter(({ severity }) => severity === 'certain')
  if (certain.length === 0) return
  const columns = [...new Set(certain.flatMap((leak) => leak.columns))]
  throw new AppError('LEAK_SUSPECTED', `${certain.map(({ detail }) => detail).join('; ')}. Ignore it (ignore=${columns.join(',')}), or train on it all the same (accept=${columns.join(',')})`, {
    errors: certain.flatMap((leak) => leak.columns.map((path) => ({ path, detail: leak.detail })))
  })
}
