import { AppError } from '@assay/shared'

/**
 * Passes chunks on until there are too many bytes of them.
 *
 * @throws {AppError} DATASET_TOO_LARGE
 */
export async function * boundStream (chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
}

export function tooLarge (maxBytes: number): AppError {
  return new AppError('DATASET_TOO_LARGE', `The dataset is larger than ${maxBytes} bytes; send fewer rows or columns, or raise MAX_DATASET_BYTES`)
}
