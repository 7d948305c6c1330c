export { embeddedSettings } from './config.ts'
export { startAssay } from './start-assay.ts'
