export * from './artifact.ts'
export * from './encoder.ts'
export * from './predictor.ts'
export * from './prepared.ts'
