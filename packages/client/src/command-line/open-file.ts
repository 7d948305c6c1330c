import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@assay/shared'

/** A file's bytes, read when they are sent. @throws {AppError} NOT_FOUND */
export async function openFile (file: string): Promise<Blob> {
  const found = await stat(file).catch(() => null)
  if (found?.isFile() !== true) throw new AppError('NOT_FOUND', `There is no file ${path.resolve(file)}`)
  return openAsBlob(file)
}
