export * from './scorer.ts'
