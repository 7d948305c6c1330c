import { AppError } from '@assay/shared'
import { csvLimits, writeCsvLine } from '@assay/table'
import type { CsvCell } from '@assay/table'
import type * as Hyparquet from 'hyparquet'
import type { DatasetSource, TextChunk } from '../dataset-source.ts'
import { boundGrowth } from './bound-growth.ts'
import { encodeLines } from './encode-lines.ts'
import { importOptional } from './import-optional.ts'
import { readSlices } from './read-slices.ts'
import { refuseDamage } from './refuse-damage.ts'
import { toCsvCell, toShortFloat } from './to-csv-cell.ts'

/**
 * Opens a Parquet file as the CSV of the same rows, so that its cells go the way of all others. In memory are the compressed bytes of
 * one row group, and some of its rows.
 *
 * @returns the text of `writeCsvLine`, from its beginning at each call; it throws CSV_INVALID where the file is damaged, DATASET_TOO_LARGE at a bomb
 * @throws {AppError} PACKAGE_MISSING, CSV_INVALID, DATASET_EMPTY, DATASET_TOO_LARGE
 */
export async function openParquet ({ bytes, slice }: Pick<DatasetSource, 'bytes' | 'slice'>): Promise<() => AsyncIterable<TextChunk>> {
  const library = await importOptional<typeof Hyparquet>('hyparquet', 'Parquet')
  const file = {
    byteLength: bytes,
    async slice (start: number, end = bytes) {
      if (!(start >= 0 && start < end && end <= bytes)) throw new Error(`it points at bytes ${start} to ${end} of ${bytes}`)
      return new Uint8Array(await slice(start, end)).buffer
    }
  }
  const { metadata, elements } = await refuseDamage(async () => {
    const metadata = await library.parquetMetadataAsync(file)
    return { metadata, elements: library.parquetSchema(metadata).children.map(({ element }) => element) }
  })
  const names = elements.map(({ name }) => name)
  requireNames(names)
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0)
  if (rows === 0) throw new AppError('DATASET_EMPTY', `The Parquet file has ${names.length} columns and no rows; write it with at least one`)
  boundGrowth(bytes)(rows * names.length)

  return async function * readText () {
    const grow = boundGrowth(bytes)
    yield * encodeLines([writeCsvLine(names)], 0)
    for await (const { columns, rowEnd } of readSlices({ library, file, metadata, names })) {
      for (const chunk of encodeLines(linesOf(columns, elements), rowEnd / rows)) {
        grow(chunk.bytes.byteLength)
        yield chunk
      }
    }
  }
}

function requireNames (names: readonly string[]): void {
  if (names.length === 0) throw new AppError('DATASET_EMPTY', 'The Parquet file has no columns; write it with at least two')
  if (names.length > csvLimits.columns) throw new AppError('CSV_INVALID', `The Parquet file has ${names.length} columns; at most ${csvLimits.columns} are read`)
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) throw new AppError('CSV_INVALID', `Two columns of the Parquet file are called "${name}"; rename one`)
    seen.add(name)
  }
}

function * linesOf (columns: readonly (readonly unknown[])[], elements: readonly Hyparquet.SchemaElement[]): Generator<string> {
  const converters = elements.map(({ type }): ((value: unknown) => CsvCell) => type === 'FLOAT' ? toShortFloat : toCsvCell)
  for (let row = 0; row < columns[0]!.length; row++) yield writeCsvLine(columns.map((values, column) => converters[column]!(values[row])))
}
