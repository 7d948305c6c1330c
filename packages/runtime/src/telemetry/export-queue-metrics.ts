import type { Queues } from '../queue/open-queues.ts'
import type { Metrics } from './create-metrics.ts'

/** Shows the queues' state, looked up at each scrape. While Redis does not answer the gauges are absent, rather than old. */
export function exportQueueMetrics (queues: Queues, { queueJobs, queueOldestWaitingAgeSeconds, queueWorkers, beforeScrape }: Metrics): void {
  beforeScrape(async () => {
    for (const gauge of [queueJobs, queueOldestWaitingAgeSeconds, queueWorkers]) gauge.reset()
    for (const { queue, jobs, oldestWaitingSeconds, workers } of await queues.counts()) {
      for (const [state, count] of Object.entries(jobs)) queueJobs.set({ queue, state }, count)
      queueOldestWaitingAgeSeconds.set({ queue }, oldestWaitingSeconds)
      queueWorkers.set({ queue }, workers.length)
    }
  })
}
