import { AppError } from '@assay/shared'
import type { ColumnType } from '@assay/shared'
import { cellsOf, createCsvReader } from '@assay/table'
import type { Cell, Column, CsvHints, CsvReading } from '@assay/table'

/** The beginning of a file, read as the server will read all of it. */
export interface Preview {
  /** None of a Parquet file, which the server alone reads. */
  readonly columns: readonly PreviewColumn[]
  /** As many rows as are shown. */
  readonly rows: number
  /** Whether the file goes on after what was read: types may then still change. */
  readonly partial: boolean
}

export interface PreviewColumn {
  readonly name: string
  readonly type: ColumnType
  readonly cells: readonly Cell[]
  /** Levels of a category among the rows that were read, in the order of their first row. */
  readonly levels: readonly string[]
  /** Whether it numbers the rows: whole numbers that only rise, or only fall. */
  readonly isRowNumber: boolean
}

const readBytes = 200_000
const shownRows = 6
/** Of fewer rows, any column may rise by chance. */
const leastCounted = 20
/** A cut may fall into a quoted cell of several lines: so many lines before it are tried. */
const mostCuts = 30

/**
 * Reads the first 200 kB of a file, gzipped or not.
 *
 * @throws {AppError} CSV_INVALID, DATASET_EMPTY
 */
export async function readPreview (file: Blob): Promise<Preview> {
  const { bytes, partial } = await readHead(file)
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 4)) === 'PAR1') return { columns: [], rows: 0, partial }
  const { table, columns } = partial ? readCut(bytes) : readWhole(bytes)
  const rows = Math.min(table.rows, shownRows)
  return {
    rows,
    partial,
    columns: table.columns.map((column, index) => ({
      name: column.name,
      type: columns[index]!.format.type,
      cells: cellsOf(firstRows(column, rows)),
      levels: column.kind === 'category' ? column.levels : [],
      isRowNumber: column.kind === 'number' && numbersRows(column.values)
    }))
  }
}

async function readHead (file: Blob): Promise<{ readonly bytes: Uint8Array, readonly partial: boolean }> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  const isGzip = first === 0x1f && second === 0x8b
  const stream = isGzip ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream()
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  let done = false
  while (!done && length < readBytes) {
    const part = await reader.read()
    done = part.done
    if (part.value !== undefined) {
      chunks.push(part.value)
      length += part.value.length
    }
  }
  await reader.cancel()
  const bytes = new Uint8Array(length)
  chunks.reduce((at, chunk) => {
    bytes.set(chunk, at)
    return at + chunk.length
  }, 0)
  return { bytes: bytes.subarray(0, readBytes), partial: !done || length > readBytes }
}

function readCut (bytes: Uint8Array): CsvReading {
  let end = bytes.length
  for (let cut = 0; ; cut++) {
    end = bytes.lastIndexOf(0x0a, end - 1)
    try {
      return readWhole(bytes.subarray(0, end + 1))
    } catch (error) {
      if (!(error instanceof AppError) || cut === mostCuts || end <= 0) throw error
    }
  }
}

function readWhole (bytes: Uint8Array, hints?: CsvHints): CsvReading {
  const reader = createCsvReader(hints === undefined ? {} : { hints })
  reader.push(bytes)
  const result = reader.end()
  return 'again' in result ? readWhole(bytes, result.again) : result
}

function numbersRows (values: Float64Array): boolean {
  if (values.length < leastCounted) return false
  const direction = Math.sign(values[1]! - values[0]!)
  return values.every((value, row) => Number.isInteger(value) && (row === 0 || Math.sign(value - values[row - 1]!) === direction)) && direction !== 0
}

function firstRows (column: Column, rows: number): Column {
  switch (column.kind) {
    case 'number':
    case 'date': return { ...column, values: column.values.subarray(0, rows) }
    case 'category': return { ...column, codes: column.codes.subarray(0, rows) }
    case 'text': return { ...column, offsets: column.offsets.subarray(0, rows + 1) }
  }
}
