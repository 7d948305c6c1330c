import type { FormField } from '@assay/model'
import { readPreview } from '../home/read-preview.ts'

export interface ColumnComparison {
  /** Columns that the model reads. */
  readonly needed: number
  readonly missing: readonly string[]
  /** Columns of the file that are neither the model's nor the answer. */
  readonly ignored: readonly string[]
}

/**
 * Holds the columns of a file against those that a model reads.
 *
 * @throws {AppError} CSV_INVALID, DATASET_EMPTY
 */
export async function compareColumns (file: Blob, fields: readonly FormField[], target: string): Promise<ColumnComparison> {
  const names = (await readPreview(file)).columns.map(({ name }) => name)
  const read = fields.map(({ name }) => name)
  return { needed: read.length, missing: read.filter((name) => !names.includes(name)), ignored: names.filter((name) => name !== target && !read.includes(name)) }
}
