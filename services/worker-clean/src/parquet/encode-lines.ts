import type { TextChunk } from '../dataset-source.ts'

const chunkCharacters = 256 << 10

/** Lines as UTF-8, many to a chunk. */
export function * encodeLines (lines: Iterable<string>, progress: number): Generator<TextChunk> {
  const encoder = new TextEncoder()
  let text = ''
  for (const line of lines) {
    text += `${line}\n`
    if (text.length < chunkCharacters) continue
    yield { bytes: encoder.encode(text), progress }
    text = ''
  }
  if (text !== '') yield { bytes: encoder.encode(text), progress }
}
