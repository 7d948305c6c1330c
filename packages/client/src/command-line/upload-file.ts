import { fileStem, toModelName } from '@assay/shared'
import type { StartedPipeline } from '@assay/shared'
import type { Client, UploadOptions } from '../create-client.ts'
import { openFile } from './open-file.ts'

/**
 * Posts a CSV or a Parquet file, gzipped or not; its model is named after the file unless the options say otherwise.
 *
 * @param options texts, which the API checks
 * @throws {AppError} NOT_FOUND when there is no such file
 */
export async function uploadFile (client: Client, file: string, options: Readonly<Record<string, string | readonly string[]>>): Promise<StartedPipeline> {
  const bytes = await openFile(file)
  return client.datasets.upload(bytes, { name: toModelName(fileStem(file)), ...options } as unknown as UploadOptions, /\.parquet(\.gz)?$/i.test(file) ? 'application/vnd.apache.parquet' : 'text/csv')
}
