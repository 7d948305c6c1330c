import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trimBlanks } from '../../src/ascii.ts'
import type { Dialect } from '../../src/csv/dialect.ts'
import { csvLimits } from '../../src/index.ts'
import { createRowSplitter } from '../../src/csv/split-rows.ts'
import { readCsv } from '../read-csv.ts'
import { awkwardCsv } from './awkward-csv.ts'

/** The records of an independent reader that is told the dialect. */
function readElsewhere (csv: string, { delimiter, quote, escape }: Pick<Dialect, 'delimiter' | 'quote' | 'escape'>): string[][] {
  const records = parse(csv, { delimiter, quote, escape: escape || quote, relax_column_count: true, record_delimiter: ['\n', '\r\n', '\r'] }) as string[][]
  return records.map((cells) => cells.map(trimBlanks))
}

/** Our rows of that width, and how many records are none. */
function splitRows (csv: string, dialect: Dialect, width: number): { rows: string[][], others: number } {
  const text = new TextEncoder().encode(csv)
  const block = new Uint8Array(text.length + 1)
  block.set(text)
  const splitter = createRowSplitter({ layout: { dialect, names: Array.from({ length: width }, String), at: 0, line: 1 }, limits: csvLimits })
  const rows: string[][] = []
  splitter.split(block, text.length, true, ({ bytes, records, columns, starts, ends }) => {
    const textOf = (cell: number): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(starts[cell], ends[cell]))
    for (let record = 0; record < records; record++) rows.push(Array.from({ length: columns }, (_, column) => textOf(record * columns + column)))
  })
  const { quarantined, emptyLines } = splitter.counts()
  return { rows, others: emptyLines + quarantined.reduce((sum, { rows: left }) => sum + left, 0) }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '')

test('told the dialect, every cell is what an independent reader makes of it', () => {
  fc.assert(fc.property(awkwardCsv, ({ csv, dialect, width }) => {
    const theirs = readElsewhere(csv, dialect)
    const { rows, others } = splitRows(csv, dialect, width)
    expect(rows.length + others).toBe(theirs.length)
    const whole = theirs.filter((cells) => isBlank(cells.slice(width))).map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? ''))
    expect(rows.filter((cells) => !isBlank(cells))).toEqual(whole.filter((cells) => !isBlank(cells)))
  }), { numRuns: 300 })
})

test('not told the dialect, it is found; as many rows are kept or listed as there are', () => {
  const files = fc.sample(awkwardCsv, { numRuns: 300, seed: 4 })
  const found = files.filter(({ csv, dialect }) => {
    const { table, reading: { delimiter, quote, escape, header, preambleLines, emptyLines = 0 }, quarantined } = readCsv(csv)
    if (delimiter !== dialect.delimiter || quote !== dialect.quote || (escape ?? '') !== dialect.escape || preambleLines > 0) return false
    const listed = quarantined.reduce((sum, { rows }) => sum + rows, 0)
    expect(table.rows + listed + emptyLines + (header ? 1 : 0)).toBe(readElsewhere(csv, dialect).length)
    return true
  })
  // Without a backslash in the file, one escape is as good as the other.
  expect(found.length).toBeGreaterThan(0.85 * files.length)
})
