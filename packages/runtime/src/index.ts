export * from './job-handler.ts'
export type * from './log.ts'
