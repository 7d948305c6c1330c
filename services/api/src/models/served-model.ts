import { setImmediate } from 'node:timers/promises'
import { openKernels } from '@assay/kernels'
import { compileArtifact, decodeArtifact } from '@assay/model'
import type { CompiledArtifact } from '@assay/model'
import type { Row } from '@assay/table'

/** One version of a model, ready to answer. */
export interface ServedModel extends CompiledArtifact {
  readonly name: string
  readonly version: number
}

/**
 * Reads an artifact and lets it answer some rows before it answers anybody. It is done bit by bit, as other models answer meanwhile.
 *
 * @throws {AppError} OBJECT_DAMAGED, REVISION_UNSUPPORTED
 */
export async function openModel (name: string, version: number, bytes: Uint8Array): Promise<ServedModel> {
  const decoded = decodeArtifact(bytes)
  await setImmediate()
  const compiled = compileArtifact(decoded, openKernels)
  const { artifact, predictRow } = compiled
  const typicalRow = JSON.stringify(Object.fromEntries(artifact.fields.map((field) => [field.name, field.typical])))
  for (let row = 0; row < warmingRows; row++) {
    if (row % rowsAtOnce === 0) await setImmediate()
    // As a request has it: V8 compiles for rows of the kind that it sees.
    predictRow(JSON.parse(typicalRow) as Row)
  }
  return { name, version, ...compiled }
}

/** Enough for V8 to compile the way of a row. */
const warmingRows = 200
const rowsAtOnce = 10
