import { AppError } from '@assay/shared'
import { csvLimits } from './csv-reading.ts'
import { isUtf8 } from './is-utf8.ts'
import { refuseBinary } from './refuse-binary.ts'
import { sniffLayout } from './sniff-layout.ts'
import { createRowSplitter } from './split-rows.ts'
import { createToUtf8, sniffEncoding } from './to-utf8.ts'

/** A small CSV as text: a batch to predict, whose columns a model's recipe reads. */
export interface CsvRows {
  readonly names: readonly string[]
  /** Trimmed cells, one for each name; '' where a row ends early. */
  readonly rows: readonly (readonly string[])[]
  /** The line on which each row begins, from 1. */
  readonly lines: readonly number[]
}

/**
 * Reads a whole file whose first record holds the names, in the dialect and encoding that a dataset of the same bytes would have.
 *
 * @throws {AppError} CSV_INVALID with the line, also when a row has more cells than there are names; DATASET_EMPTY
 */
export function readCsvRows (bytes: Uint8Array): CsvRows {
  refuseBinary(bytes.subarray(0, 32))
  const text = toUtf8(bytes)
  const layout = sniffLayout(text, true, true)
  if (layout === null) throw new AppError('DATASET_EMPTY', 'The CSV holds no rows; send a header and at least one row')
  const { names } = layout
  const splitter = createRowSplitter({ layout, limits: csvLimits })
  const block = new Uint8Array(text.length + 1)
  block.set(text)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const rows: string[][] = []
  const lines: number[] = []
  splitter.split(block, text.length, true, ({ bytes, records, columns, starts, ends, lines: recordLines }) => {
    for (let record = 0; record < records; record++) {
      rows.push(names.map((_, column) => decoder.decode(bytes.subarray(starts[record * columns + column], ends[record * columns + column]))))
      lines.push(recordLines[record]!)
    }
  })
  const long = splitter.counts().quarantined[0]
  if (long !== undefined) throw new AppError('CSV_INVALID', `Line ${long.lines[0]} has more cells than the ${names.length} of the header; quote the cells that hold a "${layout.dialect.delimiter}"`)
  if (rows.length === 0) throw new AppError('DATASET_EMPTY', 'The CSV holds a header and no rows; send at least one row')
  return { names, rows, lines }
}

function toUtf8 (bytes: Uint8Array): Uint8Array {
  const sniffed = sniffEncoding(bytes)
  const unmarked = bytes.subarray(sniffed.mark)
  const encoding = sniffed.encoding === 'utf-8' && !isUtf8(unmarked, 0, unmarked.length) ? 'windows-1252' : sniffed.encoding
  const decoder = createToUtf8(encoding)
  const text = decoder.push(unmarked)
  decoder.end()
  return text
}
