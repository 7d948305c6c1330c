import { createRandom } from '@assay/shared'
import { cellsOf, columnNamed } from '@assay/table'
import { parquetWriteBuffer, schemaFromColumnData, type ColumnSource } from 'hyparquet-writer'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readDataset } from '../src/read-dataset.ts'
import type { CsvReading } from '@assay/table'

function read (file: Uint8Array): Promise<CsvReading> {
  return readDataset({
    source: { bytes: file.length, open: async function * () { yield file }, slice: async (start, end) => file.slice(start, end) },
    shouldStop: () => false,
    onProgress: () => {}
  })
}

const readText = (csv: string): Promise<CsvReading> => read(new TextEncoder().encode(csv))

type WriteOptions = Omit<Parameters<typeof parquetWriteBuffer>[0], 'columnData'>

const parquetOf = (columnData: ColumnSource[], options: WriteOptions = {}): Uint8Array => new Uint8Array(parquetWriteBuffer({ columnData, ...options }))

/** 2,500 rows of all kinds, with missing cells; numbers only in the last rows of `code`. */
const rows = Array.from({ length: 2500 }, (_, row) => ({
  age: row % 7 === 0 ? null : 18 + row % 50,
  pay: row % 11 === 0 ? null : row * 1.25 - 100,
  share: Math.fround(row / 10),
  account: 9_007_199_254_740_993n + BigInt(row),
  active: row % 5 === 0 ? null : row % 2 === 0,
  note: row % 3 === 0 ? null : `said "${row % 17}", twice\nand left, ${['Zoë', '#1', ' a\\b '][row % 3]}`,
  code: row < 2400 ? String(row) : `x${row}`,
  hired: new Date(Date.UTC(2020, 0, 1 + row % 300)),
  seen: row % 13 === 0 ? null : new Date(Date.UTC(2021, 5, 1, 10, row % 60, 30)),
  price: row % 1000 / 100
}))
type Name = keyof typeof rows[number]
const names = Object.keys(rows[0]!) as Name[]

function everyKind (options: WriteOptions = {}): Uint8Array {
  const columnData: ColumnSource[] = names.map((name) => ({ name, data: rows.map((row) => row[name]) }))
  const schema = schemaFromColumnData({
    columnData,
    schemaOverrides: {
      share: { name: 'share', type: 'FLOAT', repetition_type: 'OPTIONAL' },
      hired: { name: 'hired', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
      price: { name: 'price', type: 'INT32', converted_type: 'DECIMAL', scale: 2, precision: 6, repetition_type: 'OPTIONAL' }
    }
  })
  return parquetOf(columnData, { schema, ...options })
}

function cellText (value: typeof rows[number][Name], name: Name): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString().slice(0, name === 'hired' ? 10 : 19)
  if (name === 'share') return (value as number).toFixed(1)
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value)
}

const everyKindAsCsv = [names.join(','), ...rows.map((row) => names.map((name) => cellText(row[name], name)).join(','))].join('\n')

describe('a Parquet file', () => {
  it.each<[string, WriteOptions]>([
    ['Snappy', {}],
    ['no compression, small groups', { codec: 'UNCOMPRESSED', rowGroupSize: 400 }],
    ['gzip', { codec: 'GZIP', compressors: { GZIP: gzipSync } }],
    ['Zstandard', { codec: 'ZSTD', compressors: { ZSTD: zstdCompressSync } }],
    ['Brotli', { codec: 'BROTLI', compressors: { BROTLI: brotliCompressSync } }]
  ])('is the table that its rows are as CSV, with %s', async (_, options) => {
    const { table, columns, reading } = await read(everyKind(options))
    const csv = await readText(everyKindAsCsv)
    expect(reading).toMatchObject({ format: 'parquet', header: true, preambleLines: 0 })
    expect(csv.reading.format).toBeUndefined()
    expect(table.rows).toBe(2500)
    expect(columns.map(({ name, format }) => [name, format.type])).toEqual(csv.columns.map(({ name, format }) => [name, format.type]))
    for (const name of names) expect(cellsOf(columnNamed(table, name)), name).toEqual(cellsOf(columnNamed(csv.table, name)))
  })

  it('keeps rows without a value, names as they are, and lists as JSON', async () => {
    const { table, reading: { emptyLines } } = await read(parquetOf([
      { name: '2024', data: [1, null, 3], type: 'INT32' },
      { name: 'a,"b"', data: [[1, 2], null, [3]] },
      { name: '__proto__', data: [false, null, true] }
    ]))
    expect([table.rows, emptyLines]).toEqual([3, undefined])
    expect(table.columns.map((column) => [column.name, cellsOf(column)])).toEqual([['2024', [1, null, 3]], ['a,"b"', ['[1,2]', null, '[3]']], ['__proto__', ['false', null, 'true']]])
  })

  it.each<[string, () => Uint8Array, string, RegExp]>([
    ['without rows', () => parquetOf([{ name: 'a', data: [], type: 'INT32' }, { name: 'b', data: [], type: 'STRING' }]), 'DATASET_EMPTY', /no rows/],
    ['with a name twice', () => parquetOf([{ name: 'a', data: [1] }, { name: 'a', data: [2] }]), 'CSV_INVALID', /Two columns of the Parquet file are called "a"/],
    ['with too many columns', () => parquetOf(Array.from({ length: 10_001 }, (_, column) => ({ name: `c${column}`, data: [1], statistics: false }))), 'CSV_INVALID', /has 10001 columns/],
    ['cut short', () => everyKind().subarray(0, 20_000), 'CSV_INVALID', /Parquet file cannot be read \(.*footer/],
    ['of its mark alone', () => new TextEncoder().encode('PAR1'), 'CSV_INVALID', /Parquet file cannot be read/],
    ['that grows without bound', () => parquetOf([{ name: 'a', data: Array.from({ length: 400 }, () => 'x'.repeat(100_000)) }, { name: 'b', data: Array.from({ length: 400 }, () => 1) }]), 'DATASET_TOO_LARGE', /grows more than 200 times/]
  ])('%s is refused', async (_, file, code, message) => {
    await expect(read(file())).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it('with damaged bytes is read or refused with a reason, and never ends the process', async () => {
    const random = createRandom('damage')
    const whole = everyKind({ rowGroupSize: 1000 })
    const outcomes = new Set<string>()
    for (let round = 0; round < 40; round++) {
      const damaged = whole.slice()
      for (let byte = 0; byte < 4; byte++) damaged[4 + Math.floor(random.next() * (damaged.length - 12))] = Math.floor(random.next() * 256)
      outcomes.add(await read(damaged).then(() => 'read', (error: { code?: string }) => error.code ?? String(error)))
    }
    expect([...outcomes].filter((outcome) => !['read', 'CSV_INVALID', 'DATASET_TOO_LARGE', 'DATASET_EMPTY'].includes(outcome))).toEqual([])
    expect(outcomes).toContain('CSV_INVALID')
  })
})
