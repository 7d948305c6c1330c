import { settings } from '@assay/shared'
import type { Config } from '@assay/shared'

export const workerEvalSettings = {
  redisUrl: settings.redisUrl,
  dataDirectory: settings.dataDirectory,
  objectsUrl: settings.objectsUrl,
  s3Endpoint: settings.s3Endpoint,
  s3Region: settings.s3Region,
  s3AccessKeyId: settings.s3AccessKeyId,
  s3SecretAccessKey: settings.s3SecretAccessKey,
  pushgatewayUrl: settings.pushgatewayUrl,
  pushedTrialSeconds: settings.pushedTrialSeconds,
  threadHeapMegabytes: settings.threadHeapMegabytes,
  host: settings.host,
  metricsPort: settings.metricsPort,
  logLevel: settings.logLevel,
  commit: settings.commit,
  failpoints: settings.failpoints
}

export type WorkerEvalConfig = Config<typeof workerEvalSettings>
