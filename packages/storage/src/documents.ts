import { AppError, type ObjectKey } from '@assay/shared'
import type { ObjectStore } from './object-store.ts'

/**
 * Reads a JSON document.
 *
 * @throws {AppError} OBJECT_NOT_FOUND, OBJECT_DAMAGED when it is no JSON
 */
export async function readDocument<T> (objects: ObjectStore, key: ObjectKey): Promise<T> {
  const bytes = await objects.get(key)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as T
  } catch (cause) {
    throw new AppError('OBJECT_DAMAGED', `${key} is no JSON document; restore it from a backup or remove it`, { cause })
  }
}

/** As `readDocument`, with null for a document that is not there. */
export async function findDocument<T> (objects: ObjectStore, key: ObjectKey): Promise<T | null> {
  try {
    return await readDocument<T>(objects, key)
  } catch (error) {
    if (error instanceof AppError && error.code === 'OBJECT_NOT_FOUND') return null
    throw error
  }
}

/** Writes a JSON document, indented for people; whatever stood there is replaced. */
export async function writeDocument (objects: ObjectStore, key: ObjectKey, document: unknown): Promise<void> {
  await objects.put(key, new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`))
}

/**
 * Writes a JSON document unless one stands there. Look and write are two steps, as S3 servers do not all know conditional puts:
 * writers that may meet must write the same, or hold a lock.
 *
 * @returns false when one stands there already
 */
export async function writeDocumentOnce (objects: ObjectStore, key: ObjectKey, document: unknown): Promise<boolean> {
  if (await objects.size(key) !== null) return false
  await writeDocument(objects, key, document)
  return true
}
