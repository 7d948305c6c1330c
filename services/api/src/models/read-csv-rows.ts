import { AppError } from '@assay/shared'
import { uniqueNames } from '@assay/table'
import type { CsvRows } from './write-csv.ts'

/** Interim. */
export function readCsvRows (bytes: Uint8Array): CsvRows & { readonly asRows: readonly ReadonlyMap<string, string>[] } {
  const text = new TextDecoder().decode(bytes)
  const records: string[][] = []
  let cells: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    cells.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
    if (end === ',') continue
    if (cells.length > 1 || cells[0] !== '') records.push(cells)
    cells = []
  }
  const [header, ...rows] = records
  if (header === undefined || rows.length === 0) throw new AppError('DATASET_EMPTY', 'The CSV holds no rows; send a header and at least one row')
  const names = uniqueNames(header)
  return { names, rows, asRows: rows.map((row) => new Map(names.map((name, column) => [name, row[column] ?? '']))) }
}
