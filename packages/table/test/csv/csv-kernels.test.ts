import { openKernels } from '@assay/kernels'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CsvKernels } from '../../src/index.ts'
import { readCsv } from '../read-csv.ts'
import { awkwardCsv } from './awkward-csv.ts'

const opened = openKernels()
const nothingReserved = opened.memory.mark()

/** For one reader after the other. */
function freeKernels (): CsvKernels {
  opened.memory.release(nothingReserved)
  return opened
}

/** The table or the refusal, read in chunks of that size. */
function outcome (csv: string | Uint8Array, withKernels: boolean, chunkBytes?: number): unknown {
  try {
    return readCsv(csv, chunkBytes, () => withKernels ? { kernels: freeKernels() } : {})
  } catch (error) {
    const { code, message } = error as { code: string, message: string }
    return { code, message }
  }
}

const expectSame = (csv: string | Uint8Array, chunkBytes?: number): void => {
  expect(outcome(csv, true, chunkBytes)).toStrictEqual(outcome(csv, false))
}

const piece = fc.constantFrom(
  'a', 'b', '1', '2.5', '-', ',', ',', ',', ';', '"', '"', '""', "'", '\n', '\n', '\r\n', '\r', ' ', '\t', 'é', '€', '😀', '%', '01/02/2020', 'NA', '0', '\\', '#', '\0'
)
const halfCharacter = fc.constantFrom(0xc3, 0xe2, 0xf0, 0x82, 0x80)

test('any bytes in any chunks are read alike with kernels and without', () => {
  const text = fc.array(piece, { maxLength: 80 }).map((pieces) => new TextEncoder().encode(pieces.join('')))
  const broken = fc.tuple(text, halfCharacter, text).map(([before, half, after]) => Uint8Array.of(...before, half, ...after))
  fc.assert(fc.property(fc.oneof(text, broken, fc.uint8Array({ maxLength: 80 })), fc.integer({ min: 1, max: 9 }), (bytes, chunkBytes) => expectSame(bytes, chunkBytes)), { numRuns: 500 })
})

test('so are files such as people send', () => {
  fc.assert(fc.property(awkwardCsv, ({ csv }) => expectSame(csv)), { numRuns: 200 })
})

test('so are numbers however they are written, bit for bit', () => {
  const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 0, maxLength: most })
  const plain = fc.tuple(fc.constantFrom('', '', '-', '+', '--'), digits(17), fc.constantFrom('', '.', '.', ',', '/', ':'), digits(9)).map((parts) => parts.join(''))
  const other = fc.constantFrom('', 'NA', '1e5', '1,234', '12a', '1.2.3', '€5', '-0', '-0.0', '9007199254740993', '9007199254740993.0', '0.50000000000000005551115123125783', '\u00a01')
  const shortest = fc.oneof(fc.double({ noNaN: true }), fc.double({ min: -10, max: 10, noNaN: true })).map(String)
  const cell = fc.oneof({ weight: 30, arbitrary: plain }, { weight: 30, arbitrary: shortest }, { weight: 1, arbitrary: other })
  fc.assert(fc.property(fc.array(cell, { minLength: 40, maxLength: 200 }), (cells) => expectSame(`n;m\n${cells.map((text, row) => `${row};${text}`).join('\n')}\n`)), { numRuns: 200 })
})

test('so are dates, whatever stands between them', () => {
  const number = (most: number, digits: number) => fc.oneof(fc.integer({ min: 0, max: most }), fc.constantFrom(0, 1, most)).map((value) => String(value).padStart(digits, '0'))
  const day = fc.tuple(number(2100, 4), number(13, 2), number(32, 2)).map((parts) => parts.join('-'))
  const time = fc.tuple(number(24, 2), number(60, 2), number(60, 2)).map((parts) => parts.join(':'))
  const damaged = fc.tuple(day, time, fc.nat(18), fc.constantFrom('-', ' ', ':', 'T', 'x', '/', '')).map(([date, hours, at, mark]) => `${date} ${hours}`.slice(0, at) + mark + `${date} ${hours}`.slice(at + 1))
  const other = fc.oneof(damaged, fc.constantFrom('', 'NA', '2020-02-29', '2019-02-29', '1900-02-29', '0000-01-01', '2020-03-01T10:00:00', '1 May 2020', 'soon'))
  const cell = fc.oneof({ weight: 10, arbitrary: day }, { weight: 10, arbitrary: fc.tuple(day, time).map((parts) => parts.join(' ')) }, { weight: 1, arbitrary: other })
  // Longer than a block: kernels read the patterns that were seen in one before.
  const usual = `n;d\n${Array.from({ length: 14_000 }, (_, row) => `${row};${row % 3 === 0 ? '2020-03-01' : '2020-03-01 17:05:09'}`).join('\n')}\n`
  fc.assert(fc.property(fc.array(cell, { minLength: 50, maxLength: 200 }), (cells) => expectSame(`${usual}${cells.map((text, row) => `${row};${text}`).join('\n')}\n`)), { numRuns: 30 })
})

test('so are labels of every length, known and new, few and many', () => {
  const label = fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' '), maxLength: 40 }), fc.constantFrom('', 'NA', 'yes', 'a\0', 'a\0\0', 'a'))
  const labels = fc.oneof(fc.array(label, { minLength: 100, maxLength: 400 }), fc.integer({ min: 1, max: 30_000 }).map((distinct) => Array.from({ length: 40_000 }, (_, row) => `k${row * row % distinct}`)))
  fc.assert(fc.property(labels, (cells) => expectSame(`n,m\n${cells.map((text, row) => `${row},${text}`).join('\n')}\n`)), { numRuns: 20 })
})

test('so are records longer than the block, and rows that are short, long, blank or notes among regular ones', () => {
  const row = (at: number): string => at % 97 === 0 ? '1,2,3,4,5,6' : at % 89 === 0 ? '1' : at % 83 === 0 ? ',,' : at === 3000 ? `1,"${'long '.repeat(70_000)}",x` : `${at},"said ""é ${at}""\n",${at % 7}`
  expectSame(`a,b,c\n${Array.from({ length: 5000 }, (_, at) => row(at)).join('\r\n')}\r\n\r\nSource: somewhere\r\n`, 5000)
})
