/** `node deadly-worker.ts redisUrl`: takes trials and dies of SIGKILL in the middle of one. */
import { createLog, createMetrics, runWorker } from '../../src/index.ts'

runWorker({
  queue: 'train',
  redisUrl: process.argv[2]!,
  concurrency: 1,
  log: createLog({ service: 'deadly', level: 'silent' }),
  metrics: createMetrics('worker-train'),
  onDead: async () => {},
  handler: async () => {
    process.kill(process.pid, 'SIGKILL')
    return { end: 'done' }
  }
})
