import type * as Hyparquet from 'hyparquet'
import { nodeCompressors } from './node-compressors.ts'
import { refuseDamage } from './refuse-damage.ts'

interface ReadSlices {
  readonly library: Pick<typeof Hyparquet, 'cachedAsyncBuffer' | 'parquetRead'>
  readonly file: Hyparquet.AsyncBuffer
  readonly metadata: Hyparquet.FileMetaData
  readonly names: readonly string[]
}

/** Rows from `rowStart` up to, but not, `rowEnd`. */
interface RowRange { readonly rowStart: number, readonly rowEnd: number }

interface Slice extends RowRange {
  /** In the order of the names. */
  readonly columns: readonly (readonly unknown[])[]
}

/** Cells that are decoded at once: row groups may have many more. */
const sliceCells = 2_000_000

/**
 * Decodes a Parquet file some rows at a time, all columns of them; a row group's bytes are fetched once.
 *
 * @throws {AppError} CSV_INVALID where the file is damaged
 */
export async function * readSlices ({ library, file, metadata, names }: ReadSlices): AsyncGenerator<Slice> {
  const mostRows = Math.ceil(sliceCells / names.length)
  let rowStart = 0
  for (const { num_rows: groupRows } of metadata.row_groups) {
    const groupEnd = rowStart + Number(groupRows)
    const groupFile = library.cachedAsyncBuffer(file)
    while (rowStart < groupEnd) {
      const range = { rowStart, rowEnd: Math.min(rowStart + mostRows, groupEnd) }
      const columns = await refuseDamage(() => readColumns({ library, file: groupFile, metadata, names }, range))
      yield { columns, ...range }
      rowStart = range.rowEnd
    }
  }
}

async function readColumns ({ library, names, ...source }: ReadSlices, { rowStart, rowEnd }: RowRange): Promise<unknown[][]> {
  const rows = rowEnd - rowStart
  const columns = new Map(names.map((name) => [name, { values: new Array<unknown>(rows), filled: 0 }]))
  await library.parquetRead({
    ...source,
    rowStart,
    rowEnd,
    compressors: nodeCompressors,
    // Whole pages come, which begin before the range and end after it.
    onChunk ({ columnName, columnData, rowStart: pageStart }) {
      const column = columns.get(columnName)!
      const end = Math.min(pageStart + columnData.length, rowEnd)
      for (let row = Math.max(pageStart, rowStart); row < end; row++, column.filled++) column.values[row - rowStart] = columnData[row - pageStart]
    }
  })
  return [...columns].map(([name, { values, filled }]) => {
    if (filled !== rows) throw new Error(`column "${name}" has ${filled} of the ${rows} rows from row ${rowStart + 1} on`)
    return values
  })
}
