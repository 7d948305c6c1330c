import { compileArtifact, decodeArtifact } from '@assay/model'
import type { Artifact, CompiledArtifact } from '@assay/model'

/** One version of a model, ready to answer. */
export interface ServedModel extends Pick<CompiledArtifact, 'predictRow'> {
  readonly name: string
  readonly version: number
  readonly artifact: Artifact
}

/**
 * Reads an artifact and lets it answer some rows before it answers anybody.
 *
 * @throws {AppError} OBJECT_DAMAGED, REVISION_UNSUPPORTED
 */
export function openModel (name: string, version: number, bytes: Uint8Array): ServedModel {
  const { artifact, predictRow } = compileArtifact(decodeArtifact(bytes))
  const typicalRow = new Map(artifact.fields.map((field) => [field.name, field.typical]))
  for (let row = 0; row < warmingRows; row++) predictRow(typicalRow)
  return { name, version, artifact, predictRow }
}

/** Enough for V8 to compile the way of a row. */
const warmingRows = 200
