import { padNumber, type LearnerName, type MetricName, type TrialOutcome } from '@assay/shared'
import { createMetrics, type Metrics } from './create-metrics.ts'
import { openJanitor, trialGroupUrl, type JanitorOptions } from './janitor.ts'

export interface PushedTrial {
  readonly pipelineId: string
  readonly trial: number
  readonly learner: LearnerName | 'unknown'
  readonly state: TrialOutcome['state']
  /** Absent for a failed trial. */
  readonly score?: number
  readonly metric: MetricName
  readonly seconds: number
}

export interface TrialPusher {
  /** Never throws and never takes longer than 2 s: a trial does not fail for its metrics. `off`: there is no gateway. */
  readonly push: (trial: PushedTrial) => Promise<'ok' | 'failed' | 'off'>
  readonly close: () => Promise<void>
}

const pushMilliseconds = 2_000

/**
 * Pushes each ended trial as a group of its own to the Pushgateway, and has the group deleted after it has been scraped.
 *
 * @param gatewayUrl undefined: nothing is pushed
 */
export function createTrialPusher (gatewayUrl: string | URL | undefined, { metrics, ...janitorOptions }: { metrics?: Metrics } & JanitorOptions = {}): TrialPusher {
  if (gatewayUrl === undefined) return { push: async () => 'off', close: async () => {} }
  const janitor = openJanitor(gatewayUrl, janitorOptions)
  return {
    async push (trial) {
      const url = trialGroupUrl(gatewayUrl, trial.pipelineId, padNumber(trial.trial))
      const outcome = await put(url, trial)
      metrics?.metricPushesTotal.inc({ outcome })
      if (outcome === 'ok') janitor.deleteLater(url)
      return outcome
    },
    close: janitor.close
  }
}

async function put (url: URL, trial: PushedTrial): Promise<'ok' | 'failed'> {
  try {
    const answer = await fetch(url, { method: 'PUT', body: await trialText(trial), signal: AbortSignal.timeout(pushMilliseconds) })
    await answer.body?.cancel()
    return answer.ok ? 'ok' : 'failed'
  } catch {
    return 'failed'
  }
}

function trialText ({ learner, state, score, metric, seconds }: PushedTrial): Promise<string> {
  const { trialSuccess, trialScore, trialDurationSeconds, text } = createMetrics('pushed')
  trialSuccess.set({ learner, state }, state === 'failed' ? 0 : 1)
  if (score !== undefined) trialScore.set({ learner, metric }, score)
  trialDurationSeconds.set({ learner }, seconds)
  return text()
}
