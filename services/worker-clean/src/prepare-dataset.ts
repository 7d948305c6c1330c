import { cleanTable } from '@assay/cleaning'
import { describeFields } from '@assay/model'
import { createRandom, objectKeys } from '@assay/shared'
import { encodeFoldPlan, encodeTable, planFolds, targetVector } from '@assay/table'
import { readDocument, writeDocument } from '@assay/storage'
import type { Cleaned } from '@assay/cleaning'
import type { FoldPlan } from '@assay/table'
import type { CleaningPlan, CleaningRecord, ErrorRecord, PipelineOptions, PipelineOrder } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'
import { checkFolds } from './check-folds.ts'
import { checkLearners } from './check-learners.ts'
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
 * cuts the folds. Equal bytes and options store equal bytes. A certain leak ends it before rows are stored; what was found is stored all the same.
 *
 * @throws {AppError} CSV_INVALID, PACKAGE_MISSING, DATASET_EMPTY, DATASET_TOO_LARGE, TARGET_NOT_FOUND, TARGET_UNUSABLE, OPTION_INVALID, NO_FEATURES, CANCELLED
 */
export async function prepareDataset ({ order, objects, shouldStop, onProgress }: PrepareDeps): Promise<CleanResponse> {
  const { datasetId, options } = order
  const raw = objectKeys.datasetRaw(datasetId)
  const file = await readDataset({
    source: {
      bytes: await objects.size(raw) ?? 0,
      open: () => objects.getStream(raw),
      slice: (start, end) => objects.getRange(raw, start, end)
    },
    shouldStop,
    onProgress: (progress) => onProgress(progress * 0.6)
  })
  const plan = options.planHash === undefined ? undefined : await readDocument<CleaningPlan>(objects, objectKeys.plan(datasetId, options.planHash))
  // The test part depends on the dataset, not on the seed: versions that come of other seeds and options meet on the same locked rows.
  const cleaned = cleanTable({ file, options, ...(plan !== undefined && { plan }), random: createRandom(`test part of ${datasetId}`) })
  onProgress(0.8)

  const planHash = hashOf(cleaned.plan)
  await writeDocument(objects, objectKeys.plan(datasetId, planHash), cleaned.plan)
  await writeDocument(objects, objectKeys.profile(order.id), cleaned.profile)
  onProgress(0.9)

  const { problem, recipe, rules, training, test } = cleaned
  const target = targetVector(training.table, problem)
  const foldPlan = foldsFor(cleaned, target, options)
  const warnings = [...cleaned.warnings, ...checkLearners({ learners: options.learners, problem, rows: training.table.rows }), ...checkFolds({ plan: foldPlan, problem, target })]
  const cleaning: CleaningRecord = { problem, planHash, rows: { file: file.table.rows, training: training.table.rows, test: test.table.rows }, warnings, ...cleaned.record }
  const columns = file.table.columns.length
  const refused = refuseLeaks(cleaned)
  if (refused !== null) return { columns, cleaning, refused }

  const tableHash = hashOf({ planHash, problem, seed: options.seed, group: options.group, time: options.time })
  await storeRows({ order, objects, cleaned, foldPlan, tableHash })
  if (options.ablation === true) {
    await objects.put(objectKeys.cells(datasetId, tableHash), encodeTable(training.cells))
    await writeDocument(objects, objectKeys.formats(datasetId, tableHash), file.columns)
  }
  const validation = { folds: foldPlan.folds, repeats: foldPlan.assignments.length, ordered: foldPlan.ordered }
  const fields = describeFields({ recipe, file: training.cells })
  return { columns, cleaning, prepared: { problem, recipe, fields, rules, planHash, tableHash, validation, rows: cleaning.rows, leakWarnings: warnings } }
}

function foldsFor ({ problem: { kind }, training: { table, groups, time } }: Cleaned, target: Float64Array, { seed }: PipelineOptions): FoldPlan {
  return planFolds({
    rows: table.rows,
    kind,
    target,
    ...(groups !== null && { groups }),
    ...(time !== null && { time }),
    random: createRandom(seed).fork('folds')
  })
}

interface StoreRows { readonly order: PipelineOrder, readonly objects: ObjectStore, readonly cleaned: Cleaned, readonly foldPlan: FoldPlan, readonly tableHash: string }

/** Stores the training rows with their folds, and the test part. */
async function storeRows ({ order: { datasetId }, objects, cleaned: { training, test }, foldPlan, tableHash }: StoreRows): Promise<void> {
  await objects.put(objectKeys.table(datasetId, tableHash, 'train'), encodeTable(training.table))
  await objects.put(objectKeys.table(datasetId, tableHash, 'test'), encodeTable(test.table))
  await objects.put(objectKeys.testCells(datasetId, tableHash), encodeTable(test.cells))
  await objects.put(objectKeys.folds(datasetId, tableHash), encodeFoldPlan(foldPlan))
}

/** @returns LEAK_SUSPECTED with the evidence and the two ways on, or null when nothing is certain */
function refuseLeaks ({ leaks }: Cleaned): ErrorRecord | null {
  const certain = leaks.filter(({ severity }) => severity === 'certain')
  if (certain.length === 0) return null
  const columns = [...new Set(certain.flatMap((leak) => leak.columns))]
  return {
    code: 'LEAK_SUSPECTED',
    detail: `${certain.map(({ detail }) => detail).join('; ')}. Ignore it (ignore=${columns.join(',')}), or train on it all the same (accept=${columns.join(',')})`,
    errors: certain.flatMap((leak) => leak.columns.map((path) => ({ path, detail: leak.detail })))
  }
}
