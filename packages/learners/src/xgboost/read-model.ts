import type { TreesPredictor } from '@assay/model'
import { AppError } from '@assay/shared'
import { fromLibraryThreshold } from './library-features.ts'

/** What a model must hold to be the one that was asked for: the library tells of no failure itself. */
export interface ExpectedModel { readonly outputs: number, readonly trees: number }

/**
 * From XGBoost's binary model of 2018 to ours.
 *
 * @throws {AppError} FIT_DIVERGED when trees or numbers are not there
 * @see XGBoost 0.72, src/learner.cc, src/gbm/gbtree.h and include/xgboost/tree_model.h (Save, Load)
 */
export function readModel (bytes: Uint8Array, expected: ExpectedModel): TreesPredictor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return convert(view, expected)
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('FIT_DIVERGED', 'ml-xgboost saved no whole model; try fewer rounds or another learner', { cause: error })
    throw error
  }
}

const learnerBytes = 136
const boosterBytes = 160
const treeBytes = 148
const nodeBytes = 20
const statisticsBytes = 16

interface LibraryTree { readonly nodes: number, readonly nodesAt: number, readonly statisticsAt: number }

function convert (view: DataView, expected: ExpectedModel): TreesPredictor {
  const base = view.getFloat32(0, true)
  const objectiveAt = learnerBytes
  const boosterNameAt = objectiveAt + 8 + view.getUint32(objectiveAt, true)
  const boosterAt = boosterNameAt + 8 + view.getUint32(boosterNameAt, true)
  const trees = view.getInt32(boosterAt, true)
  if (trees !== expected.trees) throw new AppError('FIT_DIVERGED', `ml-xgboost grew ${trees} trees where ${expected.trees} were asked for; try other params or another learner`)

  const found: LibraryTree[] = []
  let at = boosterAt + boosterBytes
  for (let tree = 0; tree < trees; tree++) {
    const nodes = view.getInt32(at + 4, true)
    const nodesAt = at + treeBytes
    const statisticsAt = nodesAt + nodes * nodeBytes
    found.push({ nodes, nodesAt, statisticsAt })
    at = statisticsAt + nodes * statisticsBytes
  }
  const outputs = Uint16Array.from(found, (_, tree) => view.getInt32(at + tree * 4, true))
  return { ...flatten(view, found), kind: 'trees', features: view.getUint32(4, true), base: new Float64Array(expected.outputs).fill(base), precision: 'float32', outputs, leafWidth: 1 }
}

type Nodes = Pick<TreesPredictor, 'roots' | 'feature' | 'threshold' | 'left' | 'missingLeft' | 'categories' | 'categorySets' | 'leafValues' | 'cover'>

/** All trees' nodes breadth first, so that children stand side by side; nodes that the library deleted are left out. */
function flatten (view: DataView, trees: readonly LibraryTree[]): Nodes {
  const roots: number[] = []
  const feature: number[] = []
  const threshold: number[] = []
  const left: number[] = []
  const missingLeft: number[] = []
  const cover: number[] = []
  for (const { nodesAt, statisticsAt } of trees) {
    const root = feature.length
    roots.push(root)
    const order = [0]
    for (const number of order) {
      const node = nodesAt + number * nodeBytes
      const leftChild = view.getInt32(node + 4, true)
      const info = view.getFloat32(node + 16, true)
      if (!Number.isFinite(info)) throw new AppError('FIT_DIVERGED', 'ml-xgboost grew leaves that are not numbers; try a smaller learningRate or a larger l2')
      const isLeaf = leftChild === -1
      const index = view.getUint32(node + 12, true)
      feature.push(isLeaf ? -1 : index & 0x7fffffff)
      missingLeft.push(isLeaf ? 0 : index >>> 31)
      threshold.push(isLeaf ? info : fromLibraryThreshold(info))
      left.push(isLeaf ? -1 : root + order.length)
      cover.push(view.getFloat32(statisticsAt + number * statisticsBytes + 4, true))
      if (!isLeaf) order.push(leftChild, view.getInt32(node + 8, true))
    }
  }
  roots.push(feature.length)
  return {
    roots: Uint32Array.from(roots),
    feature: Int32Array.from(feature),
    threshold: Float64Array.from(threshold),
    left: Int32Array.from(left),
    missingLeft: Uint8Array.from(missingLeft),
    categories: new Int32Array(feature.length).fill(-1),
    categorySets: new Uint32Array(0),
    leafValues: new Float64Array(0),
    cover: Float64Array.from(cover)
  }
}
