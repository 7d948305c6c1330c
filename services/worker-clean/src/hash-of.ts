import { createHash } from 'node:crypto'

/** @returns 32 hex digits of the SHA-256 of a document's JSON; the order of its keys counts */
export function hashOf (document: unknown): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 32)
}
