import { readConfig } from '@assay/shared'
import { runAsProcess } from '@assay/runtime'
import { workerEvalSettings } from './config.ts'
import { openWorkerEval } from './worker.ts'

await runAsProcess('worker-eval', () => openWorkerEval(readConfig(workerEvalSettings, process.env)))
