import { readConfig } from '@assay/shared'
import { runAsProcess } from '@assay/runtime'
import { workerCleanSettings } from './config.ts'
import { openWorkerClean } from './worker.ts'

await runAsProcess('worker-clean', () => openWorkerClean(readConfig(workerCleanSettings, process.env)))
