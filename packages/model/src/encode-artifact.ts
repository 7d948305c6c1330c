import { encodeContainer } from '@assay/table'
import type { NamedArray } from '@assay/table'
import type { Artifact } from './artifact.ts'

export const artifactMagic = 'ASSAYMDL'
export const artifactRevision = 2

/**
 * The bytes of an artifact. Same content, same bytes: keys are sorted, every number keeps its bits.
 * Typed arrays stand outside the JSON, which refers to them as `{ "$array": name }`; numbers that JSON lacks are `{ "$number": text }`.
 */
export function encodeArtifact (artifact: Artifact): Uint8Array {
  const arrays: NamedArray[] = []
  const header = toPlain(artifact, arrays)
  return encodeContainer(artifactMagic, artifactRevision, header, arrays)
}

function toPlain (value: unknown, arrays: NamedArray[]): unknown {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? value : { $number: Object.is(value, -0) ? '-0' : String(value) }
  if (value === null || typeof value !== 'object') return value
  if (ArrayBuffer.isView(value)) {
    const name = String(arrays.length)
    arrays.push([name, value as NamedArray[1]])
    return { $array: name }
  }
  if (Array.isArray(value)) return value.map((item) => toPlain(item, arrays))
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, toPlain(item, arrays)]))
}
