export * from './learner.ts'
export * from './learners.ts'
