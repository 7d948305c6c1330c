import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openKernels } from '../src/index.ts'

const { kernels, memory } = openKernels()
const start = memory.mark()

describe('sortDoubles', () => {
  it('sorts as the language does', () => {
    const few = fc.array(fc.double({ noNaN: true }), { maxLength: 200 })
    const alike = fc.array(fc.constantFrom(0, -0, 1, -1, 1.5, 1e300, 5e-324), { maxLength: 200 })
    fc.assert(fc.property(fc.oneof(few, alike), (values) => {
      memory.release(start)
      const [at, scratch] = [memory.reserve(values.length * 8), memory.reserve(values.length * 8)]
      memory.doubles(at, values.length).set(values)
      kernels.sortDoubles(at, values.length, scratch)
      expect(memory.doubles(at, values.length)).toEqual(Float64Array.from(values).sort())
    }), { numRuns: 300 })
  })
})

describe('binNumbers', () => {
  it('counts the cuts that are not above a value', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.double({ noNaN: true }), { maxLength: 254 }), fc.array(fc.double(), { maxLength: 50 }), (someCuts, others) => {
      memory.release(start)
      const cuts = Float64Array.from(someCuts).sort()
      const values = [...others, ...cuts, NaN]
      const [valuesAt, cutsAt, binsAt] = [memory.reserve(values.length * 8), memory.reserve(2048), memory.reserve(values.length)]
      memory.doubles(valuesAt, values.length).set(values)
      memory.doubles(cutsAt, 256).fill(NaN).set(cuts)
      kernels.binNumbers(valuesAt, values.length, cutsAt, binsAt)
      expect([...memory.bytes(binsAt, values.length)]).toEqual(values.map((value) => Number.isNaN(value) ? 0 : 1 + cuts.filter((cut) => cut <= value).length))
    }))
  })
})

describe('transposeBins', () => {
  it.each([[1, 5], [8, 16], [30, 100], [19, 47]])('puts a row together (%i features, %i rows)', (features, count) => {
    memory.release(start)
    const rowBytes = Math.ceil(features / 8) * 8 + 8
    const [columns, rows] = [memory.reserve(features * 1000), memory.reserve(count * rowBytes)]
    memory.bytes(columns, features * 1000).forEach((_, at, all) => { all[at] = Math.imul(at + 1, 0x9e3779b1) >>> 24 })
    memory.bytes(rows, count * rowBytes).fill(0xa5)
    kernels.transposeBins(columns + 7, 1000, features, count, rows, rowBytes)
    const expected = Array.from({ length: count }, (_, row) => Array.from({ length: features }, (_, feature) => memory.bytes(columns, features * 1000)[feature * 1000 + 7 + row]))
    expect(expected.map((_, row) => [...memory.bytes(rows + row * rowBytes, features)])).toEqual(expected)
    // what lies behind a row's multiple of 8 is left as it was
    expect(memory.bytes(rows, count * rowBytes).filter((byte, at) => at % rowBytes >= rowBytes - 8 && byte !== 0xa5)).toHaveLength(0)
  })
})
