import { splitBytes, type Address, type KernelMemory, type Kernels, type OpenKernels } from '@assay/kernels'
import type { BinnedFeature, BinnedTable } from './bin-features.ts'
import type { NodeSums, Split } from './split.ts'

/**
 * What all trees of one fit grow on, in the kernels' memory. Rows are renumbered: 0 … trainingRows − 1 are learnt from,
 * and the held-out rows follow.
 */
export interface TreeGround {
  readonly kernels: Kernels
  readonly memory: KernelMemory
  readonly features: readonly BinnedFeature[]
  readonly trainingRows: number
  /** Training and held-out rows. */
  readonly rows: number
  /** `rows`, rounded up to a multiple of four: what arrays by row have room for. */
  readonly stride: number
  /** One byte a feature, a row every `rowBytes`. */
  readonly rowMajor: Address
  /** A multiple of 8, as the kernels want it. */
  readonly rowBytes: number
  /** The same, a feature every `rows`. */
  readonly columnMajor: Address
  readonly binCounts: Address
  /** Packed gradients. */
  readonly gradients: Address
  /** Row numbers in the order of the tree's nodes. */
  readonly order: Address
  readonly scratch: Address
  readonly split: Address
  readonly set: Address
  readonly featureList: Address
}

/** Reserves and fills the ground. All that is reserved from here on is given back by releasing a mark made before. */
export function prepareGround ({ kernels, memory }: OpenKernels, table: BinnedTable, trainingRows: Uint32Array, heldOutRows: Uint32Array, checkStop: () => void): TreeGround {
  const features = table.features.length
  const rows = trainingRows.length + heldOutRows.length
  const stride = Math.ceil(rows / 4) * 4
  const rowBytes = Math.ceil(features / 8) * 8
  const ground: TreeGround = {
    kernels,
    memory,
    features: table.features,
    trainingRows: trainingRows.length,
    rows,
    stride,
    rowMajor: memory.reserve(rows * rowBytes),
    rowBytes,
    columnMajor: memory.reserve(rows * features),
    binCounts: memory.reserve(features * 4),
    gradients: memory.reserve(stride * 8),
    order: memory.reserve(stride * 4 + 4),
    scratch: memory.reserve(trainingRows.length * 4 + 4),
    split: memory.reserve(splitBytes),
    set: memory.reserve(32),
    featureList: memory.reserve(features * 4)
  }
  copyBins(ground, table, [trainingRows, heldOutRows], checkStop)
  memory.integers(ground.binCounts, features).set(table.features.map(({ bins }) => bins))
  return ground
}

function copyBins ({ kernels, memory, rows, rowMajor, rowBytes, columnMajor }: TreeGround, table: BinnedTable, rowNumbers: readonly Uint32Array[], checkStop: () => void): void {
  const features = table.features.length
  const byColumn = memory.bytes(columnMajor, rows * features)
  let at = 0
  for (const some of rowNumbers) {
    for (let begin = 0; begin < some.length; begin += blockRows) {
      checkStop()
      const block = some.subarray(begin, begin + blockRows)
      for (let feature = 0; feature < features; feature++) {
        const bins = table.bins.subarray(feature * table.rows, (feature + 1) * table.rows)
        const column = feature * rows + at
        for (let i = 0; i < block.length; i++) byColumn[column + i] = bins[block[i]!]!
      }
      kernels.transposeBins(columnMajor + at, rows, features, block.length, rowMajor + at * rowBytes, rowBytes)
      at += block.length
    }
  }
}

/** Rows whose bins stay in the cache while one feature after the other is copied. */
const blockRows = 4096

/** Sums of the packed gradients of `order[begin … end)`. */
export function sumRange ({ kernels, memory, gradients, order, split }: TreeGround, begin: number, end: number): NodeSums {
  kernels.sumGradients(gradients, order, begin, end, split)
  const [hessian, gradient] = memory.words(split, 2)
  return { gradient: gradient! | 0, hessian: hessian! }
}

/** Reorders `order[begin … end)`, the split's left rows first. @returns where the right ones begin */
export function partitionRows ({ kernels, memory, order, scratch, columnMajor, rows, set }: TreeGround, begin: number, end: number, split: Split): number {
  memory.words(set, 8).set(split.set)
  return begin + kernels.partition(order, begin, end, scratch, columnMajor + split.feature * rows, set)
}
