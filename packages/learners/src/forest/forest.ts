import type { Learner } from '../learner.ts'
import { openTreeFitter } from '../trees/open-tree-fitter.ts'
import { fitForest } from './fit-forest.ts'
import { readForestParams } from './forest-params.ts'

/**
 * Averaged histogram trees: random forests, and extra-trees with `extra`. Leaves answer with shares of classes, or means.
 * Trees take missing values and levels as they are: the plan's learnt rules are not needed here.
 *
 * @see Breiman, "Random forests", 2001; Geurts, Ernst & Wehenkel, "Extremely randomized trees", 2006
 */
export const forest: Learner = {
  name: 'forest',
  wordsAsColumns: true,
  usesBins: true,
  open: (training) => openTreeFitter(training, (input, task) => fitForest(input, task, readForestParams(task.params, input.problem.kind)))
}
