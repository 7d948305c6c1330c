import { lanes, packTrees } from './pack-trees.ts'
import { endMargins, startMargins } from './predict-trees.ts'
import type { TreesPredictor } from './predictor.ts'
import { compileSpread } from './spread-rows.ts'
import { walkTrees } from './walk-trees.ts'

/**
 * Packs trees for many rows, or for rows that come one by one; its buffers are reused from call to call. Margins have the bits
 * of `predictTrees`: the same leaves, added in the same order.
 *
 * @returns writes margins (rows × outputs) of features (rows × features), both row-major
 */
export function compileTrees (predictor: TreesPredictor): (features: Float64Array, rows: number, margins: Float64Array) => void {
  const packed = packTrees(predictor)
  const width = packed.slots.length
  const outputs = predictor.base.length
  const mostRows = Math.max(1, Math.min(64, Math.floor(firstCacheEntries / width)))
  const spread = { rows: 0, numbers: new Float64Array(mostRows * width).fill(NaN), bits: new Int32Array(mostRows * width) }
  const spreadRows = compileSpread(predictor, packed.slots)
  const leaves = new Int32Array(mostRows * lanes)

  return (features, rows, margins) => {
    startMargins(predictor, rows, margins)
    for (let start = 0; start < rows; start += mostRows) {
      spread.rows = Math.min(mostRows, rows - start)
      spreadRows(features, start * predictor.features, spread)
      for (let group = 0; group < packed.depths.length; group++) {
        walkTrees(packed, group, spread, leaves)
        addLeaves(predictor, group * lanes, leaves, spread.rows, margins, start * outputs)
      }
    }
    endMargins(predictor, rows, margins)
  }
}

/** A block's numbers take half of a first cache of 32 KB, so that the trees they pass stay there, too. */
const firstCacheEntries = 2048

/** @param first index of the rows' first margin */
function addLeaves (predictor: TreesPredictor, firstTree: number, leaves: Int32Array, rows: number, margins: Float64Array, first: number): void {
  const trees = Math.min(lanes, predictor.roots.length - 1 - firstTree)
  if (predictor.leafWidth > 1) addLeafVectors(predictor, trees, leaves, rows, margins, first)
  else if (predictor.precision === 'float32') addSingles(predictor, firstTree, trees, leaves, rows, margins, first)
  else if (predictor.base.length === 1) addToOneOutput(predictor, trees, leaves, rows, margins, first)
  else addDoubles(predictor, firstTree, trees, leaves, rows, margins, first)
}

function addToOneOutput ({ threshold }: TreesPredictor, trees: number, leaves: Int32Array, rows: number, margins: Float64Array, first: number): void {
  for (let row = 0, leaf = 0; row < rows; row++, leaf += lanes) {
    let margin = margins[first + row]!
    for (let lane = 0; lane < trees; lane++) margin += threshold[leaves[leaf + lane]!]!
    margins[first + row] = margin
  }
}

function addDoubles ({ base, outputs, threshold }: TreesPredictor, firstTree: number, trees: number, leaves: Int32Array, rows: number, margins: Float64Array, first: number): void {
  for (let row = 0, at = first; row < rows; row++, at += base.length) {
    for (let lane = 0; lane < trees; lane++) margins[at + outputs[firstTree + lane]!]! += threshold[leaves[row * lanes + lane]!]!
  }
}

function addSingles ({ base, outputs, threshold }: TreesPredictor, firstTree: number, trees: number, leaves: Int32Array, rows: number, margins: Float64Array, first: number): void {
  for (let row = 0, at = first; row < rows; row++, at += base.length) {
    for (let lane = 0; lane < trees; lane++) {
      const margin = at + outputs[firstTree + lane]!
      margins[margin] = Math.fround(margins[margin]! + threshold[leaves[row * lanes + lane]!]!)
    }
  }
}

function addLeafVectors ({ leafWidth, threshold, leafValues }: TreesPredictor, trees: number, leaves: Int32Array, rows: number, margins: Float64Array, first: number): void {
  for (let row = 0, at = first; row < rows; row++, at += leafWidth) {
    for (let lane = 0; lane < trees; lane++) {
      const values = threshold[leaves[row * lanes + lane]!]!
      for (let output = 0; output < leafWidth; output++) margins[at + output]! += leafValues[values + output]!
    }
  }
}
