import { compileArtifact, decodeArtifact } from '@assay/model'
import type { CompiledArtifact } from '@assay/model'

export interface HeldModel extends CompiledArtifact { readonly name: string, readonly version: number }

/**
 * The model in this page: its artifact's bytes, gzipped, in base64, in an element that no browser runs.
 *
 * @throws {AppError} OBJECT_DAMAGED, REVISION_UNSUPPORTED
 */
export async function readModel (): Promise<HeldModel> {
  const { textContent, dataset } = document.getElementById('model')!
  const zipped = Uint8Array.from(atob(textContent!.trim()), (character) => character.charCodeAt(0))
  const bytes = await new Response(new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
  return { name: dataset['name']!, version: Number(dataset['version']), ...compileArtifact(decodeArtifact(new Uint8Array(bytes))) }
}
