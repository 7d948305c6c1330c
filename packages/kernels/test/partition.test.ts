import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openKernels } from '../src/index.ts'

const { kernels, memory } = openKernels()
const start = memory.mark()

describe('partition', () => {
  it('puts the rows whose bin is in the set first and keeps both sides in order', () => {
    fc.assert(fc.property(fc.array(fc.nat(255), { minLength: 1, maxLength: 300 }), fc.uniqueArray(fc.nat(255)), fc.nat(20), (column, inSet, skipped) => {
      memory.release(start)
      const [columnAt, order, scratch, set] = [memory.reserve(column.length), memory.reserve(column.length * 4), memory.reserve(column.length * 4 + 4), memory.reserve(32)]
      const begin = Math.min(skipped, column.length)
      memory.bytes(columnAt, column.length).set(column)
      // descending, so that order is not the rows' own
      const rows = Array.from(column, (_, row) => column.length - 1 - row)
      memory.words(order, rows.length).set(rows)
      const words = new Uint32Array(8)
      for (const bin of inSet) words[bin >> 5]! |= 1 << (bin & 31)
      memory.words(set, 8).set(words)

      const left = kernels.partition(order, begin, rows.length, scratch, columnAt, set)
      const moved = rows.slice(begin)
      const goesLeft = (row: number): boolean => inSet.includes(column[row]!)
      expect(left).toBe(moved.filter(goesLeft).length)
      expect([...memory.words(order, rows.length)]).toEqual([...rows.slice(0, begin), ...moved.filter(goesLeft), ...moved.filter((row) => !goesLeft(row))])
    }))
  })
})
