export * from './learner.ts'
export * from './learners.ts'
export * from './prediction-steps.ts'
