import type { TreesPredictor } from './predictor.ts'

/**
 * Margins of trees. A block of rows passes one tree after the other, so that a tree's nodes stay in the cache.
 * For a few rows, and to say what `compileTrees` has to give.
 *
 * @param features rows × predictor.features, row-major; rounded in place where the predictor is `float32`
 * @param margins  rows × outputs, overwritten
 */
export function predictTrees (predictor: TreesPredictor, features: Float64Array, rows: number, margins: Float64Array): void {
  const { roots, leafWidth, precision } = predictor
  if (precision === 'float32') for (let i = 0; i < rows * predictor.features; i++) features[i] = Math.fround(features[i]!)

  startMargins(predictor, rows, margins)
  for (let tree = 0; tree < roots.length - 1; tree++) {
    if (leafWidth > 1) addLeafVectors(predictor, tree, features, rows, margins)
    else if (precision === 'float32') addLeavesInSingle(predictor, tree, features, rows, margins)
    else addLeaves(predictor, tree, features, rows, margins)
  }
  endMargins(predictor, rows, margins)
}

/** Margins before any tree. */
export function startMargins ({ base, precision }: TreesPredictor, rows: number, margins: Float64Array): void {
  for (let row = 0, at = 0; row < rows; row++) {
    for (let output = 0; output < base.length; output++) margins[at++] = precision === 'float32' ? 0 : base[output]!
  }
}

/** What is left to do after all trees. */
export function endMargins ({ base, precision }: TreesPredictor, rows: number, margins: Float64Array): void {
  if (precision !== 'float32') return
  for (let at = 0; at < rows * base.length; at++) margins[at] = Math.fround(Math.fround(base[at % base.length]!) + margins[at]!)
}

/**
 * Follows one row from a node down.
 *
 * @param row index of the row's first feature
 * @returns the leaf's node
 */
function findLeaf (predictor: TreesPredictor, root: number, features: Float64Array, row: number): number {
  const { feature, threshold, left, categories } = predictor
  let node = root
  for (let tested = feature[node]!; tested >= 0; tested = feature[node]!) {
    const value = features[row + tested]!
    if (categories[node]! >= 0 || Number.isNaN(value)) node = childOf(predictor, node, features, row)
    // Added, not branched on: which side a row takes is what a processor cannot foresee.
    else node = left[node]! + Number(value >= threshold[node]!)
  }
  return node
}

/** @returns the child of an inner node that a row goes to */
export function childOf (predictor: TreesPredictor, node: number, features: Float64Array, row: number): number {
  const { feature, threshold, left, missingLeft, categories } = predictor
  const value = features[row + feature[node]!]!
  const goesLeft = Number.isNaN(value)
    ? missingLeft[node] === 1
    : categories[node]! < 0 ? value < threshold[node]! : isInSet(predictor, node, value)
  return goesLeft ? left[node]! : left[node]! + 1
}

/** Whether a category's code is in the set of a categorical node. */
function isInSet ({ categories, categorySets }: TreesPredictor, node: number, code: number): boolean {
  const set = categories[node]!
  const word = code >>> 5
  return word < categorySets[set]! && (categorySets[set + 1 + word]! >>> (code & 31) & 1) === 1
}

function addLeaves (predictor: TreesPredictor, tree: number, features: Float64Array, rows: number, margins: Float64Array): void {
  const { features: width, base, roots, outputs: outputOfTree, threshold } = predictor
  const root = roots[tree]!
  for (let row = 0, x = 0, at = outputOfTree[tree]!; row < rows; row++, x += width, at += base.length) {
    margins[at]! += threshold[findLeaf(predictor, root, features, x)]!
  }
}

function addLeavesInSingle (predictor: TreesPredictor, tree: number, features: Float64Array, rows: number, margins: Float64Array): void {
  const { features: width, base, roots, outputs: outputOfTree, threshold } = predictor
  const root = roots[tree]!
  for (let row = 0, x = 0, at = outputOfTree[tree]!; row < rows; row++, x += width, at += base.length) {
    margins[at] = Math.fround(margins[at]! + threshold[findLeaf(predictor, root, features, x)]!)
  }
}

function addLeafVectors (predictor: TreesPredictor, tree: number, features: Float64Array, rows: number, margins: Float64Array): void {
  const { features: width, leafWidth, roots, threshold, leafValues } = predictor
  const root = roots[tree]!
  for (let row = 0, x = 0, at = 0; row < rows; row++, x += width, at += leafWidth) {
    const values = threshold[findLeaf(predictor, root, features, x)]!
    for (let output = 0; output < leafWidth; output++) margins[at + output]! += leafValues[values + output]!
  }
}
