import { AppError } from '@assay/shared'
import { fileURLToPath } from 'node:url'
import { openFileStore } from './file-store.ts'
import type { ObjectStore } from './object-store.ts'
import { openMemoryStore } from './memory-store.ts'
import { openS3Store, type S3Settings } from './s3-store.ts'

/**
 * @param url      `file:///folder`, `s3://bucket/prefix` or `memory:` (of this process alone)
 * @param settings for s3: the endpoint and the keys
 * @throws {AppError} CONFIG_INVALID when the URL is of another kind
 */
export function openObjectStore (url: string | URL, settings: S3Settings = {}): ObjectStore {
  const { protocol, hostname, pathname } = new URL(url)
  if (protocol === 'memory:') return openMemoryStore()
  if (protocol === 'file:') return openFileStore(fileURLToPath(url))
  if (protocol === 's3:') return openS3Store(hostname, pathname.replace(/^\/+|\/+$/g, ''), settings)
  throw new AppError('CONFIG_INVALID', `object stores are file:///folder or s3://bucket/prefix, not ${protocol}; mend OBJECTS_URL`)
}
