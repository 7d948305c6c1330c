export * from './object-store.ts'
export * from './trial-store.ts'
export * from './pipeline-store.ts'
export * from './model-registry.ts'
