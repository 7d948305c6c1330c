import { hash } from 'node:crypto'
import { constants, gunzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { AppError } from '@assay/shared'
import type { Receipt } from '@assay/shared'
import { receiptId } from './receipt-ids.ts'
import type { SegmentPlace } from './receipt-ids.ts'

/** What the first receipt of a chain has before it. */
export const firstHash = '0'.repeat(64)

/** A receipt that is not in its chain yet; its prediction is the JSON that was answered. */
export interface Draft extends Omit<Receipt, 'id' | 'prediction' | 'previousHash' | 'hash'> { readonly prediction: string }

/** Receipts while they are linked, each to the one before. */
export interface OpenSegment {
  /** Drafts come in the order of their ids. */
  readonly add: (draft: Draft) => void
  /** @returns a line of JSON a receipt, compressed, null where there are none; and the last receipt's hash */
  readonly seal: () => { readonly segment: Uint8Array | null, readonly lastHash: string }
}

export function openSegment (place: SegmentPlace, previousHash: string): OpenSegment {
  let lastHash = previousHash
  let receipts = 0
  let filled = 0

  function append (line: string): void {
    if (filled + 3 * line.length > lines.length) lines = Buffer.concat([lines.subarray(0, filled)], 2 * (filled + 3 * line.length))
    filled += lines.write(line, filled)
  }

  return {
    add ({ answeredAt, model, version, sha256, row, options, prediction }) {
      const start = JSON.stringify({ id: receiptId(place, receipts++), answeredAt, model, version, sha256, row, options })
      const linked = `${start.slice(0, -1)},"prediction":${prediction},"previousHash":"${lastHash}"`
      lastHash = hashOf(`${linked}}`)
      append(`${linked},"hash":"${lastHash}"}\n`)
    },
    seal: () => ({ segment: receipts === 0 ? null : zstdCompressSync(lines.subarray(0, filled), fast), lastHash })
  }
}

/** Grown once: one segment is sealed before the next is opened. */
let lines = Buffer.alloc(64 << 10)
/** A fifth of gzip's time at its fastest, for fewer bytes. */
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

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
    // Segments were gzipped once.
    const lines = bytes[0] === gzipMark ? gunzipSync(bytes) : zstdDecompressSync(bytes)
    return lines.toString().trimEnd().split('\n').map((line) => JSON.parse(line) as Receipt)
  } catch (cause) {
    throw new AppError('OBJECT_DAMAGED', `${key} is no segment of receipts; restore it from a backup`, { cause })
  }
}

const gzipMark = 0x1f

const hashOf = (linked: string): string => hash('sha256', linked)
