import { learnerContract } from '@assay/testkit'
import { expect, test } from 'vitest'
import { learners } from '../src/learners.ts'

learnerContract(learners.baseline, { params: {}, constant: true })
learnerContract(learners.logistic, { params: { l2: 1, l1Ratio: 0.2, classWeight: 'none' }, balanced: { classWeight: 'balanced' } })
learnerContract(learners.forest, { params: { trees: 40, maxDepth: 10 }, balanced: { classWeight: 'balanced' } })
learnerContract(learners.boosting, { params: { rounds: 30, learningRate: 0.1, maxDepth: 4, minChildWeight: 2 }, balanced: { classWeight: 'balanced' } })
learnerContract(learners.xgboost, { params: { rounds: 30, learningRate: 0.1, maxDepth: 4, rowShare: 0.8 }, additivity: 1e-5 })
learnerContract(learners.bayes, { params: { pseudoRows: 3, trust: 0.7 }, kinds: ['binary', 'multiclass'] })
learnerContract(learners.mlp, { params: { hidden: 12, hidden2: 8, learningRate: 0.02, weightDecay: 0.05, epochs: 40 } })

test('each learner is known by its own name', () => {
  for (const [name, learner] of Object.entries(learners)) expect(learner.name).toBe(name)
})
