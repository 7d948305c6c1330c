import type { Objective } from './objectives.ts'
import { quantileError } from './quantile-error.ts'

/** Half the absolute error: the model answers the median, which few wild rows do not move. */
export const absoluteError: Objective = quantileError(0.5)
