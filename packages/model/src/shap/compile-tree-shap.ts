import type { TreesPredictor } from '../predictor.ts'
import { deepestPassed, passTreeShap } from './pass-tree-shap.ts'
import { depthOf, expectedMargin, sharesOf, walkTreeShap, type AddTreeShap } from './walk-tree-shap.ts'

/** Contributions of `walkTreeShap`, in less than half the time for boosted trees of usual depth. */
export function compileTreeShap (predictor: TreesPredictor): AddTreeShap {
  if (!isPassed(predictor)) return walkTreeShap(predictor)
  const shares = sharesOf(predictor)
  const expected = predictor.base.map((start, output) => expectedMargin(predictor, shares, output, start))
  const passes: ReturnType<typeof passTreeShap>[] = []
  return (row, output, contributions) => {
    passes[output] ??= passTreeShap(predictor, shares, output)
    passes[output](row, contributions)
    return expected[output]!
  }
}

/** Trees are passed in the order of their nodes, so parents must come first. */
function isPassed (predictor: TreesPredictor): boolean {
  const { leafWidth, roots, feature, left } = predictor
  return leafWidth === 1 && feature.every((tested, node) => tested < 0 || left[node]! > node) &&
    roots.subarray(0, -1).every((root) => depthOf(predictor, root) <= deepestPassed)
}
