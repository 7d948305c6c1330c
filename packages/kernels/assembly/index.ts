export { sortDoubles } from './sort-doubles'
export { selectDouble } from './select-double'
export { describeDoubles } from './describe-doubles'
export { scaleDoubles } from './scale-doubles'
export { binNumbers } from './bin-numbers'
export { transposeBins } from './transpose-bins'
export { logisticGradients, softmaxProbabilities, softmaxGradients, squaredGradients } from './gradients'
export { sumMagnitudes, quantise } from './quantise'
export { sumGradients, histogram, histogramOfSome, subtract } from './histogram'
export { findNumericSplit } from './numeric-split'
export { findSplitOfFewRows } from './few-rows-split'
export { findMonotoneSplit } from './monotone-split'
export { findCategoricalSplit } from './categorical-split'
export { partition } from './partition'
export { addToRows, walkTree } from './scores'
export { countClasses, classHistogram, clearClassHistograms } from './class-counts'
export { findClassSplit } from './class-split'
export { multiplyBlock, addWeightedRows, addGram } from './design-blocks'
export { logisticResiduals, logisticCurvatures } from './logistic-residuals'
export { collapseSums, collapseCounts } from './collapse'
export { splitRows, undoubleQuotes } from './split-rows'
export { readDecimals } from './read-decimals'
export { readIsoDates } from './read-iso-dates'
export { findLabels, rememberLabels } from './find-labels'

/** Where memory is free: the kernels' own tables lie below. */
export function firstFree (): usize {
  return __heap_base
}
