export * from './render-report.ts'
export * from './html.ts'
