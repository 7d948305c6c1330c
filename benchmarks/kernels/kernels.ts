import { openKernels, splitBytes } from '@assay/kernels'
import { createRandom } from '@assay/shared'
import { compare, timed, type Benchmark, type Comparison } from '../benchmark.ts'
import { bestGain, histogram, partition, type PlainRows } from './plain-kernels.ts'

const features = 30
const stride = 32
/** A node of the tree's upper end, and one of its lower: every thirtieth row. */
const nodes = [1, 30]

export const kernels: Benchmark = {
  name: 'kernels',
  title: 'Kernels of tree learning beside plain TypeScript: 30 features of 255 bins, a node of all rows and one of every thirtieth',
  sizes: [10_000, 500_000],
  unit: 'µs a row',
  run: (sizes) => sizes.flatMap((rows) => nodes.flatMap((every) => compareNode(rows, every)))
}

function compareNode (rows: number, every: number): Comparison[] {
  const random = createRandom('kernels')
  const { kernels: compiled, memory } = openKernels()
  const order = Uint32Array.from({ length: Math.floor(rows / every) }, (_, i) => i * every)
  const bins = Uint8Array.from({ length: rows * features }, () => 1 + random.integer(255))
  const plain: PlainRows = {
    bins, features,
    column: Uint8Array.from({ length: rows }, (_, row) => bins[row * features]!),
    gradients: Int32Array.from({ length: rows }, () => random.integer(2001) - 1000),
    hessians: Int32Array.from({ length: rows }, () => 1 + random.integer(400))
  }
  const total = order.reduce((sum, row) => ({ gradient: sum.gradient + plain.gradients[row]!, hessian: sum.hessian + plain.hessians[row]! }), { gradient: 0, hessian: 0 })
  const at = {
    bins: memory.reserve(rows * stride), column: memory.reserve(rows), gradients: memory.reserve(rows * 8), order: memory.reserve(order.length * 4 + 4),
    scratch: memory.reserve(order.length * 4 + 4), sums: memory.reserve(features * 2048), list: memory.reserve(features * 4), counts: memory.reserve(features * 4),
    set: memory.reserve(32), split: memory.reserve(splitBytes)
  }
  for (let row = 0; row < rows; row++) memory.bytes(at.bins + row * stride, features).set(bins.subarray(row * features, (row + 1) * features))
  memory.bytes(at.column, rows).set(plain.column)
  memory.integers(at.gradients, rows * 2).forEach((_, i, all) => { all[i] = i % 2 === 0 ? plain.hessians[i >> 1]! : plain.gradients[i >> 1]! })
  memory.words(at.list, features).forEach((_, feature, all) => { all[feature] = feature })
  memory.words(at.counts, features).fill(256)
  memory.words(at.set, 8).fill(0xffffffff, 0, 4).fill(0, 4)
  const [sums, scratch, mine] = [new Float64Array(features * 512), new Uint32Array(order.length), order.slice()]

  const node = `${rows} rows, ${every === 1 ? 'all' : `every ${every}th`}`
  const once = (work: () => void): (() => { cost: number, auc: null }) => {
    const times = Math.max(1, Math.round(1e6 / order.length))
    return () => ({ cost: timed(() => { for (let i = 0; i < times; i++) work() }).seconds * 1e6 / times / order.length, auc: null })
  }
  const pair = (name: string, ours: () => void, theirs: () => void): Comparison =>
    compare(`${name}, ${node}`, [{ name: 'WebAssembly', measure: once(ours) }, { name: 'TypeScript', measure: once(theirs) }])
  return [
    pair('histogram', () => {
      memory.words(at.order, order.length).set(order)
      compiled.histogram(at.bins, features, stride, at.order, 0, order.length, at.gradients, at.sums)
    }, () => { histogram(plain, order, sums) }),
    pair('partition', () => {
      memory.words(at.order, order.length).set(order)
      compiled.partition(at.order, 0, order.length, at.scratch, at.column, at.set)
    }, () => {
      mine.set(order)
      partition(plain, 127, mine, scratch)
    }),
    pair('split search', () => {
      memory.doubles(at.split, 1)[0] = 0
      compiled.findNumericSplit(at.sums, at.list, features, at.counts, total.gradient, total.hessian, 0, 1, 1, at.split)
    }, () => { bestGain(sums, features, total) })
  ]
}
