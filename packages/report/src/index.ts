export * from './render-report.ts'
export * from './model-card/render-model-card.ts'
export * from './html.ts'
