import { designBlockRows as blockRows, type Address, type OpenKernels } from '@assay/kernels'

/**
 * Features of some rows, and a last feature that is 1, whose weight is the bias. In the kernels' memory, in blocks of `blockRows` rows,
 * within a block one feature after the other; rows that the last block lacks are 0.
 *
 * Its arrays are views: they hold until more of the kernels' memory is reserved.
 */
export interface DesignMatrix {
  readonly rows: number
  /** Features, the one of the bias included. */
  readonly width: number
  readonly outputs: number
  readonly blocks: number
  readonly values: Float64Array
  /** Class index, or value, one a row; of rows that the last block lacks 0. */
  readonly target: Float64Array
  /** Where a block begins. */
  readonly blockAt: (block: number) => Address
  /** outputs × width */
  readonly coefficients: Float64Array
  /** outputs × blockRows: a number for each row of a block. */
  readonly margins: Float64Array
  /** outputs × width */
  readonly sums: Float64Array
  /** For each pair of outputs (b ≤ a) a number for each row of a block. */
  readonly rowWeights: Float64Array
  /** For each pair of outputs (b ≤ a), width × width, lower triangles; empty where there is no room for them. */
  readonly grams: readonly Float64Array[]
  /** margins = coefficients × features of the block's rows. */
  readonly multiply: (block: number) => void
  /** margins become residuals of the logistic loss. @returns the sum of the loss over the whole block */
  readonly toLogisticResiduals: (block: number, classWeights: Float64Array) => number
  /** rowWeights become second derivatives of the logistic loss at the margins. */
  readonly toLogisticCurvatures: (block: number, classWeights: Float64Array) => void
  /** sums += margins × features, over the block's rows. */
  readonly addWeightedRows: (block: number) => void
  /** grams[pair] += Σ rowWeights of the pair × features × featuresᵀ, over the block's rows. */
  readonly addGram: (block: number, pair: number) => void
}

/** @returns rows of a block: `blockRows`, or what is left for the last one */
export function rowsOfBlock ({ rows }: Pick<DesignMatrix, 'rows'>, block: number): number {
  return Math.min(blockRows, rows - block * blockRows)
}

/**
 * @param size.features without the one of the bias; `withGrams`: room for second derivatives is wanted
 * @param checkStop throws to stop
 */
export function openDesign ({ kernels, memory }: OpenKernels, size: { readonly rows: number, readonly features: number, readonly outputs: number, readonly withGrams: boolean }, checkStop: () => void): DesignMatrix {
  const { rows, outputs } = size
  const width = size.features + 1
  const blocks = Math.ceil(rows / blockRows)
  const pairs = size.withGrams ? outputs * (outputs + 1) / 2 : 0
  const doubles = (count: number): number => memory.reserve(count * 8)
  const x = doubles(blocks * width * blockRows)
  const target = doubles(blocks * blockRows)
  const coefficients = doubles(outputs * width)
  const margins = doubles(outputs * blockRows)
  const sums = doubles(outputs * width)
  const rowWeights = doubles(pairs * blockRows)
  const scratch = doubles(blockRows)
  const grams = Array.from({ length: pairs }, () => doubles(width * width))
  const blockAt = (block: number): Address => x + block * width * blockRows * 8

  const values = memory.doubles(x, blocks * width * blockRows)
  values.fill(0, (blocks - 1) * width * blockRows)
  for (let block = 0; block < blocks; block++) {
    // Memory that is touched for the first time takes its time.
    checkStop()
    const bias = (block * width + width - 1) * blockRows
    values.fill(1, bias, bias + rowsOfBlock(size, block))
  }
  return {
    rows, width, outputs, blocks, values, blockAt,
    target: memory.doubles(target, blocks * blockRows).fill(0),
    coefficients: memory.doubles(coefficients, outputs * width),
    // What is not written is multiplied by 0: it has to be a number.
    margins: memory.doubles(margins, outputs * blockRows).fill(0),
    sums: memory.doubles(sums, outputs * width),
    rowWeights: memory.doubles(rowWeights, pairs * blockRows),
    grams: grams.map((gram) => memory.doubles(gram, width * width)),
    multiply (block) {
      for (let output = 0; output < outputs; output++) kernels.multiplyBlock(blockAt(block), width, coefficients + output * width * 8, margins + output * blockRows * 8)
    },
    addWeightedRows (block) {
      for (let output = 0; output < outputs; output++) kernels.addWeightedRows(blockAt(block), width, margins + output * blockRows * 8, sums + output * width * 8)
    },
    toLogisticResiduals: (block, [negative, positive]) => kernels.logisticResiduals(margins, target + block * blockRows * 8, negative!, positive!),
    toLogisticCurvatures (block, [negative, positive]) {
      kernels.logisticCurvatures(margins, target + block * blockRows * 8, negative!, positive!, rowWeights)
    },
    addGram (block, pair) {
      kernels.addGram(blockAt(block), width, rowWeights + pair * blockRows * 8, scratch, grams[pair]!)
    }
  }
}
