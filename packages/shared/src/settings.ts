import { parseList, parseOneOf, parseText, parseUrl, parseWhole } from './config.ts'
import type { Setting } from './config.ts'

/**
 * Every setting of every process, in one table: services pick theirs from it, `.env.example` and the README's table are made from it.
 * Units are in the names.
 */
export const settings = {
  port: { env: 'PORT', about: 'port of the API', default: '5000', parse: parseWhole(0, 65535) },
  host: { env: 'HOST', about: 'address the API and the metrics pages listen on', default: '127.0.0.1', parse: parseText },
  dataDirectory: { env: 'DATA_DIR', about: 'folder of everything that is kept: objects, Redis, logs', default: '.data', parse: parseText },
  redisUrl: { env: 'REDIS_URL', about: 'Redis of the queues; empty: `npm start` finds or fetches one', parse: parseUrlText('redis:', 'rediss:', 'unix:') },
  objectsUrl: { env: 'OBJECTS_URL', about: 'object store, `file:///path` or `s3://bucket/prefix`; empty: `objects` in DATA_DIR', parse: parseUrlText('file:', 's3:') },
  s3Endpoint: { env: 'S3_ENDPOINT', about: 'address of the S3 server; empty: AWS', parse: parseUrlText('http:', 'https:') },
  s3Region: { env: 'AWS_REGION', about: 'region of the S3 server', default: 'us-east-1', parse: parseText },
  s3AccessKeyId: { env: 'AWS_ACCESS_KEY_ID', about: 'key of the S3 server', parse: parseText },
  s3SecretAccessKey: { env: 'AWS_SECRET_ACCESS_KEY', about: 'secret of the S3 server', parse: parseText },
  pushgatewayUrl: { env: 'PUSHGATEWAY_URL', about: 'Pushgateway that each trial pushes its metrics to; empty: none', parse: parseUrlText('http:', 'https:') },
  pushedTrialSeconds: { env: 'PUSHED_TRIAL_SECONDS', about: 'how long a trial stays on the Pushgateway; three scrape intervals or more', default: '60', parse: parseWhole(1, 86400) },
  trainThreads: { env: 'TRAIN_THREADS', about: 'parallel trials of one worker-train; empty: one less than the cores, both where there are two', parse: parseWhole(1, 256) },
  threadHeapMegabytes: { env: 'THREAD_HEAP_MB', about: 'JavaScript heap of one computing thread', default: '2048', parse: parseWhole(64, 65536) },
  metricsPort: { env: 'METRICS_PORT', about: 'port of a worker\'s /metrics, /healthy and /ready; 0: any free one', default: '0', parse: parseWhole(0, 65535) },
  apiKeys: { env: 'API_KEYS', about: 'keys of the API as `name:role:secret`, comma-separated; roles are read, write, admin; empty: open to all who reach it', default: '', parse: parseList },
  maxDatasetBytes: { env: 'MAX_DATASET_BYTES', about: 'largest dataset that is accepted, after decompression', default: '4294967296', parse: parseWhole(1, Number.MAX_SAFE_INTEGER) },
  requestsPerMinute: { env: 'REQUESTS_PER_MINUTE', about: 'most requests of one key or address in a minute; empty: no limit', parse: parseWhole(1, 1_000_000_000) },
  receiptDays: { env: 'RECEIPT_DAYS', about: 'how long receipts of predictions are kept; 0: none are', default: '30', parse: parseWhole(0, 36500) },
  logLevel: { env: 'LOG_LEVEL', about: 'least level that is logged', default: 'info', parse: parseOneOf('debug', 'info', 'warn', 'error', 'silent') },
  demo: { env: 'DEMO', about: '`off`: `npm start` only serves, and trains no example on an empty registry', default: 'on', parse: parseOneOf('on', 'off') },
  commit: { env: 'COMMIT', about: 'commit of the code, told in model cards; empty: what the checkout\'s `.git` says', parse: parseText },
  failpoints: { env: 'FAILPOINTS', about: 'for chaos tests: calls after which a process kills itself, once each, as `service.dependency.method`, comma-separated', default: '', parse: parseList }
} as const satisfies Record<string, Setting<unknown>>

/** The text itself, once it is known to be a URL of one of these protocols. */
function parseUrlText (...protocols: readonly string[]): (text: string) => string {
  const parse = parseUrl(...protocols)
  return (text) => {
    parse(text)
    return text
  }
}
