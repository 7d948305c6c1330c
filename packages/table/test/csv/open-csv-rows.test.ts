import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openKernels } from '@assay/kernels'
import { createCsvLines, openCsvRows, textsOfRecord, writeCsvLine, type CellBatch } from '../../src/index.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const opened = openKernels()
const emptyMark = opened.memory.mark()

/** With the kernels and without: the same. */
function readAll (file: Uint8Array, chunkBytes?: number) {
  opened.memory.release(emptyMark)
  const read = readWith(file, chunkBytes, opened)
  expect(read).toEqual(readWith(file, chunkBytes))
  return read
}

function readWith (file: Uint8Array, chunkBytes = file.length || 1, kernels?: typeof opened) {
  let names: readonly string[] = []
  const rows: string[][] = []
  const lines = createCsvLines()
  const csv = openCsvRows((given) => {
    names = given
    return { labelColumns: [], take }
  }, kernels)
  function take (batch: CellBatch): void {
    for (let record = 0; record < batch.records; record++) {
      rows.push(textsOfRecord(batch, record))
      lines.addRecord(batch, record)
      lines.endLine()
    }
  }
  for (let at = 0; at < file.length; at += chunkBytes) csv.push(file.subarray(at, at + chunkBytes))
  csv.end()
  return { names, rows, lines: new TextDecoder().decode(lines.take().slice()) }
}

test('cells stay text, the first record holds the names, short rows are filled', () => {
  expect(readAll(bytes('1;2;3\n"a\nb"; 2,5 ;x\n\n4;5\n'))).toEqual({
    names: ['1', '2', '3'], rows: [['a\nb', '2,5', 'x'], ['4', '5', '']], lines: '"a\nb","2,5",x\n4,5,\n'
  })
})

test('one name and one row are enough', () => {
  expect(readAll(bytes('\uFEFFage\n41'))).toEqual({ names: ['age'], rows: [['41']], lines: '41\n' })
})

test('cells with quotes and apostrophes inside are written in quotes, and only they', () => {
  expect(readAll(bytes('a,b\nthe boss\'s,1\n plain,2\n5" nail,3\n"quoted",4\nplain,5\n')).lines).toBe('"the boss\'s",1\nplain,2\n"5"" nail",3\nquoted,4\nplain,5\n')
})

test('bytes that are not UTF-8 are windows-1252', () => {
  expect(readAll(Uint8Array.of(97, 44, 98, 10, 0x80, 44, 0xe9)).rows).toEqual([['€', 'é']])
})

test('chunks may end anywhere, in a letter and in quotes', () => {
  const cell = fc.constantFrom('1', 'é', '数据', '"', 'a,b', 'two\nlines', '', '-2.5')
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 40 }), fc.integer({ min: 1, max: 60 }), (rows, chunkBytes) => {
    const known = rows.filter((row) => row.some((text) => text !== ''))
    const file = bytes(['x,y', ...known.map(writeCsvLine), '1,1'].join('\n'))
    expect(readAll(file, chunkBytes)).toEqual({ names: ['x', 'y'], rows: [...known, ['1', '1']], lines: [...known, ['1', '1']].map((row) => `${writeCsvLine(row)}\n`).join('') })
  }), { seed: 7 })
})

test('rows come while the file does, and memory is that of a block', () => {
  const chunk = bytes(`${'1,2\n'.repeat(20_000)}`)
  let rows = 0
  const csv = openCsvRows(() => ({ labelColumns: [], take: ({ records }) => { rows += records } }))
  const seen = Array.from({ length: 8 }, (_, at) => {
    csv.push(at === 0 ? bytes('a,b\n') : chunk)
    return rows
  })
  expect(seen.slice(4)).toEqual([80_000, 100_000, 120_000, 140_000])
  csv.end()
  expect(rows).toBe(140_000)
})

test('the memory of kernels is that of a block, too', () => {
  const kernels = openKernels()
  const csv = openCsvRows(() => ({ labelColumns: [0], take: () => {} }), kernels)
  const chunk = bytes('1,2\n'.repeat(20_000))
  csv.push(bytes('a,b\n'))
  for (let chunks = 0; chunks < 8; chunks++) csv.push(chunk)
  const size = kernels.memory.size()
  for (let chunks = 0; chunks < 100; chunks++) csv.push(chunk)
  expect(kernels.memory.size()).toBe(size)
})

test('an encoding that changes far behind the beginning is told', () => {
  const csv = openCsvRows(() => ({ labelColumns: [], take: () => {} }))
  csv.push(bytes(`a,b\n${'1,2\n'.repeat(80_000)}`))
  expect(() => csv.push(Uint8Array.of(0xe9, 44, 50, 10))).toThrow(expect.objectContaining({ code: 'CSV_INVALID', message: expect.stringMatching(/not UTF-8/) }))
})

test.each([
  ['', 'DATASET_EMPTY', /line 1 is empty/],
  ['a,b\n\n', 'DATASET_EMPTY', /^Line 1 is the header \("a", "b"\), and no row follows it/],
  ['a,b\n1,2\n3,4,5\n', 'CSV_INVALID', /Line 3 has more cells/],
  ['a,b\n1,"2\n', 'CSV_INVALID', /line 2 is never closed/]
])('%j', (csv, code, message) => {
  expect(() => readAll(bytes(csv))).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }))
})
