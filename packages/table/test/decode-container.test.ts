import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  arrayNamed, decodeContainer, decodeFoldPlan, decodeTable, encodeContainer, encodeFoldPlan, encodeTable, neverHeldOut, tableOf,
  categoryColumn, dateColumn, numberColumn, textColumn
} from '../src/index.ts'
import { checksum } from '../src/checksum.ts'

const magic = 'ASSAYXYZ'
const arrays = [['a', Float64Array.of(1, NaN, -0)], ['b', Uint8Array.of(1, 2, 3)], ['c', new Uint32Array(0)], ['d', Float32Array.of(.5)]] as const
const sample = (): Uint8Array => encodeContainer(magic, 3, { é: [1, null] }, arrays)

test('what goes in comes out, as views of the same memory', () => {
  for (const memory of [new ArrayBuffer(2000), new SharedArrayBuffer(2000)]) {
    const bytes = new Uint8Array(memory, 8, sample().length)
    bytes.set(sample())
    const { header, arrays: decoded } = decodeContainer(bytes, magic, 3)
    expect(header).toEqual({ é: [1, null] })
    expect([...decoded]).toStrictEqual(arrays.map(([name, array]) => [name, array]))
    expect(decoded.get('a')!.buffer).toBe(memory)
  }
})

test('bytes at any place of their buffer are read', () => {
  const shifted = new Uint8Array(sample().length + 3).subarray(3)
  shifted.set(sample())
  expect(arrayNamed(decodeContainer(shifted, magic, 3), 'a', Float64Array)).toStrictEqual(Float64Array.of(1, NaN, -0))
})

test('same input, same bytes', () => expect(sample()).toEqual(sample()))

test('any flipped bit is noticed', () => {
  const bytes = sample()
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => decodeContainer(bytes, magic, 3)).toThrow(expect.objectContaining({ code: 'OBJECT_DAMAGED' }))
    bytes[bit >> 3]! ^= 1 << (bit & 7)
  }
  expect(() => decodeContainer(bytes, magic, 3)).not.toThrow()
})

test('any lost or added end is noticed', () => {
  const bytes = sample()
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeContainer(bytes.subarray(0, length), magic, 3)).toThrow(expect.objectContaining({ code: 'OBJECT_DAMAGED' }))
  }
  expect(() => decodeContainer(Uint8Array.of(...bytes, 0), magic, 3)).toThrow(expect.objectContaining({ code: 'OBJECT_DAMAGED' }))
})

test('another revision says which side to upgrade', () => {
  expect(() => decodeContainer(sample(), magic, 2)).toThrow(expect.objectContaining({ code: 'REVISION_UNSUPPORTED', message: expect.stringContaining('Upgrade this program') }))
  expect(() => decodeContainer(sample(), magic, 4)).toThrow(expect.objectContaining({ code: 'REVISION_UNSUPPORTED', message: expect.stringContaining('Make the object again') }))
})

// Values of the reference implementation (xxhsum 0.8).
test.each([['', 0x02cc5d05], ['abc', 0x32d153ff], ['Nobody inspects the spammish repetition', 0xe2293b2f]])('XXH32 of %j', (text, hash) => {
  expect(checksum(new TextEncoder().encode(text))).toBe(hash)
})

describe('tables', () => {
  const cell = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }))
  const rows = 5
  const table = fc.record({
    numbers: fc.array(fc.double(), { minLength: rows, maxLength: rows }),
    dates: fc.array(fc.option(fc.integer()), { minLength: rows, maxLength: rows }),
    labels: fc.array(cell, { minLength: rows, maxLength: rows }),
    texts: fc.array(cell, { minLength: rows, maxLength: rows })
  }).map(({ numbers, dates, labels, texts }) => tableOf(numberColumn('__proto__', numbers), dateColumn('dates', dates), categoryColumn('labels', labels), textColumn('texts', texts)))

  test('come back as they were, also from shared memory', () => {
    fc.assert(fc.property(table, (table) => {
      const bytes = encodeTable(table)
      expect(decodeTable(bytes)).toStrictEqual(table)
      const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
      shared.set(bytes)
      const [numbers] = decodeTable(shared).columns
      expect(numbers!.kind === 'number' && numbers!.values.buffer).toBe(shared.buffer)
      expect(encodeTable(decodeTable(shared))).toEqual(bytes)
    }))
  })
})

test('fold plans come back as they were', () => {
  const plan = { folds: 2, ordered: true, assignments: [Uint8Array.of(0, 1, neverHeldOut), Uint8Array.of(1, 0, 1)] }
  expect(decodeFoldPlan(encodeFoldPlan(plan))).toStrictEqual(plan)
})
