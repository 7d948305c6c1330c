export { startAssay } from './start-assay.ts'
