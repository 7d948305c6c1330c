import { openKernels } from '@assay/kernels'
import { createCsvReader } from '@assay/table'
import { AppError } from '@assay/shared'
import type { CsvHints, CsvReaderOptions, CsvReading } from '@assay/table'
import type { DatasetSource, TextChunk } from './dataset-source.ts'
import { openParquet } from './parquet/open-parquet.ts'

interface ReadDataset {
  readonly source: DatasetSource
  readonly shouldStop: () => boolean
  /** Called with 0 to 1. */
  readonly onProgress: (progress: number) => void
}

/**
 * Reads a whole file, CSV or Parquet, while it streams in.
 *
 * @throws {AppError} CSV_INVALID, PACKAGE_MISSING, DATASET_EMPTY, DATASET_TOO_LARGE, CANCELLED
 */
export async function readDataset ({ source, ...watcher }: ReadDataset): Promise<CsvReading> {
  const start = await source.slice(0, Math.min(source.bytes, parquetMark.length))
  if (Buffer.from(start).toString('latin1') !== parquetMark) {
    return readText({ open: () => withProgress(source), options: { fileBytes: source.bytes }, ...watcher })
  }
  const { reading, ...read } = await readText({ open: await openParquet(source), options: { written: true }, ...watcher })
  return { ...read, reading: { ...reading, format: 'parquet' } }
}

const parquetMark = 'PAR1'

interface ReadText extends Omit<ReadDataset, 'source'> {
  /** Called again when a first guess did not hold to the end. */
  readonly open: () => AsyncIterable<TextChunk>
  readonly options: CsvReaderOptions
}

async function readText ({ open, options, shouldStop, onProgress }: ReadText): Promise<CsvReading> {
  let hints: CsvHints | undefined
  for (;;) {
    const reader = createCsvReader({ ...options, kernels: openKernels(), ...(hints !== undefined && { hints }) })
    for await (const { bytes, progress } of open()) {
      if (shouldStop()) throw new AppError('CANCELLED', 'Reading was stopped')
      reader.push(bytes)
      onProgress(progress)
    }
    const result = reader.end()
    if (!('again' in result)) return result
    hints = result.again
  }
}

async function * withProgress ({ open, bytes: fileBytes }: DatasetSource): AsyncGenerator<TextChunk> {
  let read = 0
  for await (const bytes of open()) {
    read += bytes.byteLength
    yield { bytes, progress: read / fileBytes }
  }
}
