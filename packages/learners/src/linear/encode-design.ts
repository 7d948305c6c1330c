import { compileTableEncoders, countFeatures, featureWidth, type Encoder } from '@assay/model'
import { designBlockRows as blockRows, type OpenKernels } from '@assay/kernels'
import type { LinearEncoders } from '../features/fit-linear-encoders.ts'
import type { TrainingTable } from '../learner.ts'
import { openDesign, rowsOfBlock } from './design-matrix.ts'
import type { DesignMatrix } from './design-matrix.ts'

export interface EncodedDesign extends DesignMatrix {
  /** Of each feature, without the one of the bias. */
  readonly means: Float64Array
}

/**
 * The features of rows as a design matrix, with out-of-fold values in their places.
 *
 * @param how.withGrams room for second derivatives is wanted
 */
export function encodeDesign ({ encoders, outOfFold }: LinearEncoders, { table }: TrainingTable, rows: Uint32Array, outputs: number, open: OpenKernels, { withGrams, checkStop }: { readonly withGrams: boolean, readonly checkStop: () => void }): EncodedDesign {
  const features = countFeatures(encoders)
  const design = openDesign(open, { rows: rows.length, features, outputs, withGrams }, checkStop)
  const { blocks, width, values, margins, sums } = design
  const encodeBlock = compileTableEncoders(encoders.map(withoutScale), table, { feature: blockRows, row: 1 })
  const scaleBlock = compileScales(encoders, open)
  margins.fill(1)
  sums.fill(0)
  for (let block = 0; block < blocks; block++) {
    checkStop()
    const first = block * width * blockRows
    encodeBlock(rows.subarray(block * blockRows, (block + 1) * blockRows), values.subarray(first, first + width * blockRows))
    scaleBlock(design, block)
    for (const { feature, values: training } of outOfFold) {
      values.set(training.subarray(block * blockRows, (block + 1) * blockRows), first + feature * blockRows)
    }
    design.addWeightedRows(block)
  }
  return { ...design, means: sums.slice(0, features).map((sum) => sum / rows.length) }
}

type Scaled = Extract<Encoder, { kind: 'scaled' }>

/** Numbers that are only clipped, shifted and stretched; a kernel does that. */
function isScaledByKernel (encoder: Encoder): encoder is Scaled {
  return encoder.kind === 'scaled' && encoder.transform === 'none' && encoder.squared !== true
}

function withoutScale (encoder: Encoder): Encoder {
  return isScaledByKernel(encoder) ? { kind: 'number', column: encoder.column } : encoder
}

/** @returns what does to numbers of a block what `scaleNumber` does, with the same bits */
function compileScales (encoders: readonly Encoder[], { kernels }: OpenKernels): (design: DesignMatrix, block: number) => void {
  let feature = 0
  const scales = encoders.flatMap((encoder) => {
    const at = feature * blockRows * 8
    feature += featureWidth(encoder)
    return isScaledByKernel(encoder) ? [{ at, encoder }] : []
  })
  return (design, block) => {
    const rows = rowsOfBlock(design, block)
    for (const { at, encoder: { fill, low, high, center, scale } } of scales) kernels.scaleDoubles(design.blockAt(block) + at, rows, fill, low, high, center, scale)
  }
}
