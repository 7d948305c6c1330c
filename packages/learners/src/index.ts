export * from './learner.ts'
export * from './learners.ts'
export * from './open-learner.ts'
export * from './prediction-steps.ts'
