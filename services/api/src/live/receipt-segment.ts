import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { AppError } from '@assay/shared'
import type { Receipt } from '@assay/shared'

/** What the first receipt of a chain has before it. */
export const firstHash = '0'.repeat(64)

type Draft = Omit<Receipt, 'previousHash' | 'hash'>

/**
 * Links receipts to those before them.
 *
 * @returns a segment: a line of JSON a receipt, gzipped; and the last receipt's hash
 */
export function sealSegment (drafts: readonly Draft[], previousHash: string): { readonly segment: Uint8Array, readonly lastHash: string } {
  let lastHash = previousHash
  const lines = drafts.map((draft) => {
    const linked = JSON.stringify({ ...draft, previousHash: lastHash })
    lastHash = hashOf(linked)
    return `${linked.slice(0, -1)},"hash":"${lastHash}"}\n`
  })
  return { segment: gzipSync(lines.join(''), { level: 1 }), lastHash }
}

/** Whether every hash is what it has to be, from the one before the first receipt on. */
export function isUnbroken (receipts: readonly Receipt[], previousHash: string): boolean {
  let last = previousHash
  return receipts.every(({ hash, ...linked }) => {
    const holds = linked.previousHash === last && hashOf(JSON.stringify(linked)) === hash
    last = hash
    return holds
  })
}

/** @throws {AppError} OBJECT_DAMAGED */
export function decodeSegment (bytes: Uint8Array, key: string): readonly Receipt[] {
  try {
    return gunzipSync(bytes).toString().trimEnd().split('\n').map((line) => JSON.parse(line) as Receipt)
  } catch (cause) {
    throw new AppError('OBJECT_DAMAGED', `${key} is no segment of receipts; restore it from a backup`, { cause })
  }
}

const hashOf = (linked: string): string => createHash('sha256').update(linked).digest('hex')
