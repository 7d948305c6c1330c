import { AppError, type ObjectKey } from '@assay/shared'

/**
 * A key is segments of ASCII letters, digits and `-_.%~!*'()`, between single slashes; no segment is `.` or `..` or begins with a dot.
 * Such keys mean the same in every store, and none leaves its folder.
 *
 * @throws {AppError} INTERNAL: a key that is not safe is a fault of the program, names are encoded before they become keys
 */
export function checkKey (key: ObjectKey): ObjectKey {
  if (!safeKey.test(key)) throw new AppError('INTERNAL', `"${key}" is no object key`)
  return key
}

/** A prefix is a key with a `/` at its end, or the empty text for all keys. */
export function checkPrefix (prefix: string): string {
  if (prefix !== '' && !(prefix.endsWith('/') && safeKey.test(prefix.slice(0, -1)))) throw new AppError('INTERNAL', `"${prefix}" is no prefix of object keys`)
  return prefix
}

const safeKey = /^[\w\-%~!*'()][\w\-.%~!*'()]*(?:\/[\w\-%~!*'()][\w\-.%~!*'()]*)*$/

/** The next segments below a prefix, of all keys under it. */
export function foldersOf (keys: readonly ObjectKey[], prefix: string): string[] {
  return [...new Set(keys.map((key) => {
    const rest = key.slice(prefix.length)
    const slash = rest.indexOf('/')
    return slash < 0 ? rest : rest.slice(0, slash + 1)
  }))].sort()
}

/** @param bytes those there are */
export function endsShort (key: ObjectKey, bytes: number, expected: number): AppError {
  return new AppError('OBJECT_DAMAGED', `${key} ends after ${bytes} of ${expected} bytes`)
}

export function notFound (key: ObjectKey): AppError {
  return new AppError('OBJECT_NOT_FOUND', `there is no object ${key}`)
}
