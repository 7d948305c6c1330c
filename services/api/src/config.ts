import { settings } from '@assay/shared'
import type { Config } from '@assay/shared'

const {
  port, host, dataDirectory, redisUrl, objectsUrl, s3Endpoint, s3Region, s3AccessKeyId, s3SecretAccessKey,
  apiKeys, maxDatasetBytes, requestsPerMinute, receiptDays, logLevel, failpoints
} = settings

/** What the environment says to the API. */
export const apiSettings = {
  port, host, dataDirectory, redisUrl, objectsUrl, s3Endpoint, s3Region, s3AccessKeyId, s3SecretAccessKey,
  apiKeys, maxDatasetBytes, requestsPerMinute, receiptDays, logLevel, failpoints
} as const

export type ApiConfig = Config<typeof apiSettings>
