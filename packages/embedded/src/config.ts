import { settings } from '@assay/shared'
import type { Config } from '@assay/shared'

export const embeddedSettings = {
  port: settings.port,
  host: settings.host,
  dataDirectory: settings.dataDirectory,
  redisUrl: settings.redisUrl,
  apiKeys: settings.apiKeys,
  demo: settings.demo
}

export type EmbeddedConfig = Config<typeof embeddedSettings>
