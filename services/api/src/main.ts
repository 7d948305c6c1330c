import { createLog, runAsProcess } from '@assay/runtime'
import { readConfig } from '@assay/shared'
import { apiSettings } from './config.ts'
import { openApi } from './open-api.ts'

const config = readConfig(apiSettings, process.env)
const log = createLog({ service: 'api', level: config.logLevel })
await runAsProcess('api', () => openApi(config, log), log)
