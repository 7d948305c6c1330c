import { readConfig } from '@assay/shared'
import { runAsProcess } from '@assay/runtime'
import { workerTrainSettings } from './config.ts'
import { openWorkerTrain } from './worker.ts'

await runAsProcess('worker-train', () => openWorkerTrain(readConfig(workerTrainSettings, process.env)))
