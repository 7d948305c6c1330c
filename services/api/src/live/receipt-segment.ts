import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { AppError } from '@assay/shared'
import type { Receipt } from '@assay/shared'

/** What the first receipt of a chain has before it. */
export const firstHash = '0'.repeat(64)

type Draft = Omit<Receipt, 'previousHash' | 'hash'>

/** Links receipts to those before them. */
export function sealReceipts (drafts: readonly Draft[], previousHash: string): Receipt[] {
  let last = previousHash
  return drafts.map((draft) => {
    const linked = { ...draft, previousHash: last }
    last = hashOf(linked)
    return { ...linked, hash: last }
  })
}

/** Whether every hash is what it has to be, from the one before the first receipt on. */
export function isUnbroken (receipts: readonly Receipt[], previousHash: string): boolean {
  let last = previousHash
  return receipts.every(({ hash, ...linked }) => {
    const holds = linked.previousHash === last && hashOf(linked) === hash
    last = hash
    return holds
  })
}

/** A segment: a line of JSON a receipt, gzipped. */
export function encodeSegment (receipts: readonly Receipt[]): Uint8Array {
  return gzipSync(receipts.map((receipt) => `${JSON.stringify(receipt)}\n`).join(''), { level: 1 })
}

/** @throws {AppError} OBJECT_DAMAGED */
export function decodeSegment (bytes: Uint8Array, key: string): readonly Receipt[] {
  try {
    return gunzipSync(bytes).toString().trimEnd().split('\n').map((line) => JSON.parse(line) as Receipt)
  } catch (cause) {
    throw new AppError('OBJECT_DAMAGED', `${key} is no segment of receipts; restore it from a backup`, { cause })
  }
}

const hashOf = (linked: Omit<Receipt, 'hash'>): string => createHash('sha256').update(JSON.stringify(linked)).digest('hex')
