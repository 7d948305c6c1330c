import type { LearnerName } from '@assay/shared'
import { baseline } from './baseline/baseline.ts'
import { bayes } from './bayes/bayes.ts'
import { boosting } from './boosting/boosting.ts'
import { forest } from './forest/forest.ts'
import type { Learner } from './learner.ts'
import { logistic } from './linear/logistic.ts'
import { mlp } from './mlp/mlp.ts'
import { xgboost } from './xgboost/xgboost.ts'

/** All learners by name. */
export const learners = { baseline, logistic, forest, boosting, xgboost, bayes, mlp } as const satisfies Record<LearnerName, Learner>
