export * from './search-space.ts'
export * from './sampler.ts'
