import type { ObjectKey } from '@assay/shared'

/**
 * Bytes by key. All methods may be called concurrently. `put` and `putStream` are atomic: a reader sees the old bytes or the new ones,
 * never a part. The bytes returned belong to the caller. Every method may throw {AppError} STORE_UNREACHABLE, after deadlines of its own.
 */
export interface ObjectStore {
  put: (key: ObjectKey, bytes: Uint8Array) => Promise<void>
  /** Stores while the chunks arrive, holding only a bounded part of them; when `chunks` throws, nothing is stored and the error passes on. */
  putStream: (key: ObjectKey, chunks: AsyncIterable<Uint8Array>) => Promise<{ readonly bytes: number, readonly sha256: string }>
  /** @throws {AppError} OBJECT_NOT_FOUND, OBJECT_DAMAGED (size differs) */
  get: (key: ObjectKey) => Promise<Uint8Array>
  /** @throws {AppError} OBJECT_NOT_FOUND before the first chunk; OBJECT_DAMAGED when it ends short */
  getStream: (key: ObjectKey) => AsyncIterable<Uint8Array>
  /** @returns bytes `start` up to, but not, `end`, one at least @throws {AppError} OBJECT_NOT_FOUND, OBJECT_DAMAGED when there are fewer */
  getRange: (key: ObjectKey, start: number, end: number) => Promise<Uint8Array>
  /** @returns the object's size in bytes, or null when there is none */
  size: (key: ObjectKey) => Promise<number | null>
  /** @throws {AppError} OBJECT_NOT_FOUND */
  move: (from: ObjectKey, to: ObjectKey) => Promise<void>
  /** All keys that begin with the prefix (it ends with `/`), ascending by code units. */
  list: (prefix: string) => Promise<readonly ObjectKey[]>
  /** The next segments below the prefix, folders with their `/`, ascending by code units. */
  listFolder: (prefix: string) => Promise<readonly string[]>
  /** Removing what is not there is no error. */
  remove: (key: ObjectKey) => Promise<void>
  removeFolder: (prefix: string) => Promise<void>
  /** Resolves when the store answers. */
  ping: () => Promise<void>
  close: () => Promise<void>
}
