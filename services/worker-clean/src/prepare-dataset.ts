import { cleanTable } from '@assay/cleaning'
import { describeFields } from '@assay/model'
import { AppError, createRandom, objectKeys } from '@assay/shared'
import { encodeFoldPlan, encodeTable, planFolds, selectRows, splitTest, targetVector } from '@assay/table'
import { readDocument, writeDocument } from '@assay/storage'
import type { Cleaned } from '@assay/cleaning'
import type { CleaningPlan, PipelineOrder } from '@assay/shared'
import type { CsvReading } from '@assay/table'
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
 * From a file's bytes to all that trials need: reads, profiles, looks for leaks, plans, applies the plan, locks the test part
 * away and cuts the folds. Equal bytes and options store equal bytes.
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
  const cleaned = cleanTable({ file, options, ...(plan !== undefined && { plan }) })
  onProgress(0.8)

  const planHash = hashOf(cleaned.plan)
  await writeDocument(objects, objectKeys.plan(datasetId, planHash), cleaned.plan)
  await writeDocument(objects, objectKeys.profile(datasetId, planHash), cleaned.profile)
  refuseLeaks(cleaned, options.accept)
  onProgress(0.9)

  const tableHash = hashOf({ planHash, problem: cleaned.problem, seed: options.seed, group: options.group, time: options.time })
  const rows = await storeRows({ order, objects, cleaned, tableHash })
  return {
    columns: file.table.columns.length,
    prepared: {
      problem: cleaned.problem,
      recipe: cleaned.recipe,
      fields: describeFields({ recipe: cleaned.recipe, file: selectRows(file.table, rows.trainingFileRows) }),
      rules: cleaned.rules,
      planHash,
      tableHash,
      rows: { file: file.table.rows, training: rows.training, test: rows.test },
      leakWarnings: cleaned.leaks.filter(({ severity }) => severity !== 'certain').map(({ detail }) => detail)
    }
  }
}

interface StoreRows { readonly order: PipelineOrder, readonly objects: ObjectStore, readonly cleaned: Cleaned, readonly tableHash: string }

/** Cuts and stores the test part, the training rows and their folds. */
async function storeRows ({ order: { datasetId, options }, objects, cleaned, tableHash }: StoreRows): Promise<{ training: number, test: number, trainingFileRows: Uint32Array }> {
  const { table, problem, groups, time } = cleaned
  const target = targetVector(table, problem)
  const kind = problem.kind
  // The test part depends on the dataset, not on the seed: versions that come of other seeds and options meet on the same locked rows.
  const { train, test } = splitTest({ rows: table.rows, kind, target, ...byRow({ groups, time }), random: createRandom(`test part of ${datasetId}`) })
  const folds = planFolds({
    rows: train.length,
    kind,
    target: Float64Array.from(train, (row) => target[row]!),
    ...byRow({ groups: groups && Uint32Array.from(train, (row) => groups[row]!), time: time && Float64Array.from(train, (row) => time[row]!) }),
    random: createRandom(options.seed).fork('folds')
  })
  await objects.put(objectKeys.table(datasetId, tableHash, 'train'), encodeTable(selectRows(table, train)))
  await objects.put(objectKeys.table(datasetId, tableHash, 'test'), encodeTable(selectRows(table, test)))
  await objects.put(objectKeys.folds(datasetId, tableHash), encodeFoldPlan(folds))
  return { training: train.length, test: test.length, trainingFileRows: Uint32Array.from(train, (row) => cleaned.fileRows[row]!) }
}

const byRow = ({ groups, time }: { groups: Uint32Array | null, time: Float64Array | null }): { groups?: Uint32Array, time?: Float64Array } =>
  ({ ...(groups !== null && { groups }), ...(time !== null && { time }) })

function refuseLeaks ({ leaks }: Cleaned, accepted: readonly string[]): void {
  const certain = leaks.filter(({ severity, column }) => severity === 'certain' && !accepted.includes(column))
  if (certain.length === 0) return
  const columns = certain.map(({ column }) => column)
  throw new AppError('LEAK_SUSPECTED', `${certain.map(({ detail }) => detail).join('; ')}. Ignore it (ignore=${columns.join(',')}), or train on it all the same (accept=${columns.join(',')})`, {
    errors: certain.map(({ column, detail }) => ({ path: column, detail }))
  })
}

export type { CsvReading }
