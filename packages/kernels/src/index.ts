export * from './open-kernels.ts'
export * from './kernels.ts'
export * from './kernel-memory.ts'
