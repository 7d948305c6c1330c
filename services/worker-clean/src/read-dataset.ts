import { createCsvReader } from '@assay/table'
import { AppError } from '@assay/shared'
import type { CsvReading } from '@assay/table'

interface DatasetSource {
  /** Streams the file from its beginning; called again when a first guess did not hold to the end. */
  readonly open: () => AsyncIterable<Uint8Array>
  /** Size of the file. */
  readonly bytes: number
  readonly shouldStop: () => boolean
  /** Called with 0 to 1. */
  readonly onProgress: (progress: number) => void
}

/**
 * Reads a whole file while it streams in.
 *
 * @throws {AppError} CSV_INVALID, DATASET_EMPTY, CANCELLED
 */
export async function readDataset ({ open, bytes, shouldStop, onProgress }: DatasetSource): Promise<CsvReading> {
  let hints
  for (;;) {
    const reader = createCsvReader({ fileBytes: bytes, ...(hints !== undefined && { hints }) })
    let read = 0
    for await (const chunk of open()) {
      if (shouldStop()) throw new AppError('CANCELLED', 'Reading was stopped')
      reader.push(chunk)
      read += chunk.byteLength
      onProgress(bytes === 0 ? 1 : read / bytes)
    }
    const result = reader.end()
    if (!('again' in result)) return result
    hints = result.again
  }
}
