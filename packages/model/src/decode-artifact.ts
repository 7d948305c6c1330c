import { AppError } from '@assay/shared'
import { decodeContainer } from '@assay/table'
import type { Container } from '@assay/table'
import type { Artifact } from './artifact.ts'
import { artifactMagic, artifactRevision } from './encode-artifact.ts'

/**
 * The artifact that `encodeArtifact` wrote; its typed arrays are views of the bytes.
 *
 * @throws {AppError} OBJECT_DAMAGED, REVISION_UNSUPPORTED
 */
export function decodeArtifact (bytes: Uint8Array): Artifact {
  const { header, arrays } = decodeContainer(bytes, artifactMagic, artifactRevision)
  return fromPlain(header, arrays) as Artifact
}

function fromPlain (value: unknown, arrays: Container['arrays']): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => fromPlain(item, arrays))
  if ('$number' in value) return Number(value.$number)
  if ('$array' in value) return arrayOf(String(value.$array), arrays)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromPlain(item, arrays)]))
}

function arrayOf (name: string, arrays: Container['arrays']): unknown {
  const array = arrays.get(name)
  if (array === undefined) throw new AppError('OBJECT_DAMAGED', `The artifact lacks its array ${name}; train the model again`)
  return array
}
