import fc from 'fast-check'
import { openKernels, splitBytes, type Address, type OpenKernels } from '../src/index.ts'
import type { PackedRow } from './oracle.ts'

/** Bins and gradients of a few rows; `levels` bins at most, the missing one included. */
export const someRows = (features: number, levels: number): fc.Arbitrary<{ bins: number[][], gradients: PackedRow[] }> => fc.array(
  fc.record({
    bins: fc.array(fc.nat(levels - 1), { minLength: features, maxLength: features }),
    gradient: fc.record({ gradient: fc.integer({ min: -100_000, max: 100_000 }), hessian: fc.integer({ min: 1, max: 100_000 }) })
  }),
  { minLength: 2, maxLength: 60 }
).map((rows) => ({ bins: rows.map(({ bins }) => bins), gradients: rows.map(({ gradient }) => gradient) }))

export interface RowsInMemory extends OpenKernels {
  readonly bins: Address
  readonly gradients: Address
  readonly order: Address
  readonly sums: Address
  readonly split: Address
  readonly rows: number
  readonly features: number
  /** Bytes from a row's bins to the next one's. */
  readonly stride: number
}

const open = openKernels()

/** The kernels' memory, filled: all rows in their order, and a histogram's room that holds rubbish. */
export function putInMemory (bins: readonly (readonly number[])[], gradients: readonly PackedRow[]): RowsInMemory {
  const { memory } = open
  const rows = bins.length
  const features = bins[0]!.length
  const stride = Math.ceil(features / 8) * 8
  memory.release(start)
  const placed = {
    ...open, rows, features, stride,
    bins: memory.reserve(rows * stride), gradients: memory.reserve(rows * 8), order: memory.reserve(rows * 4),
    sums: memory.reserve(features * 2048), split: memory.reserve(splitBytes)
  }
  bins.forEach((own, row) => { memory.bytes(placed.bins + row * stride, features).set(own) })
  memory.integers(placed.gradients, rows * 2).set(gradients.flatMap(({ gradient, hessian }) => [hessian, gradient]))
  memory.words(placed.order, rows).set(Array.from({ length: rows }, (_, row) => row))
  memory.bytes(placed.sums, features * 2048).fill(0xa5)
  return placed
}

const start = open.memory.mark()
