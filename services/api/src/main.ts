import { readConfig } from '@assay/shared'
import { runAsProcess } from '@assay/runtime'
import { apiSettings } from './config.ts'
import { serveApi } from './serve-api.ts'

await runAsProcess('api', () => serveApi(readConfig(apiSettings, process.env)))
