import type { LearnerName } from '@assay/shared'
import { baseline } from './baseline/baseline.ts'
import type { Learner } from './learner.ts'
import { logistic } from './linear/logistic.ts'

/** All learners by name. */
export const learners = { baseline, logistic } as const satisfies Partial<Record<LearnerName, Learner>>
