import { compileTableEncoders, countFeatures } from '@assay/model'
import { designBlockRows as blockRows, type OpenKernels } from '@assay/kernels'
import type { LinearEncoders } from '../features/fit-linear-encoders.ts'
import type { TrainingTable } from '../learner.ts'
import { openDesign } from './design-matrix.ts'
import type { DesignMatrix } from './design-matrix.ts'

/**
 * The features of rows as a design matrix, with out-of-fold values in their places.
 *
 * @param how.withGrams room for second derivatives is wanted
 */
export function encodeDesign ({ encoders, outOfFold }: LinearEncoders, { table }: TrainingTable, rows: Uint32Array, outputs: number, open: OpenKernels, { withGrams, checkStop }: { readonly withGrams: boolean, readonly checkStop: () => void }): DesignMatrix {
  const features = countFeatures(encoders)
  const design = openDesign(open, { rows: rows.length, features, outputs, withGrams })
  const { blocks, width, values } = design
  const encodeBlock = compileTableEncoders(encoders, table, { feature: blockRows, row: 1 })
  for (let block = 0; block < blocks; block++) {
    checkStop()
    const first = block * width * blockRows
    encodeBlock(rows.subarray(block * blockRows, (block + 1) * blockRows), values.subarray(first, first + width * blockRows))
    for (const { feature, values: training } of outOfFold) {
      values.set(training.subarray(block * blockRows, (block + 1) * blockRows), first + feature * blockRows)
    }
  }
  return design
}

/** @returns the mean of each feature */
export function designMeans ({ rows, width, blocks, margins, sums, addWeightedRows }: DesignMatrix): Float64Array {
  margins.fill(1)
  sums.fill(0)
  for (let block = 0; block < blocks; block++) addWeightedRows(block)
  return sums.slice(0, width - 1).map((sum) => sum / rows)
}
