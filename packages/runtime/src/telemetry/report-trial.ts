import type { LearnerName, MetricName, TrialOutcome } from '@assay/shared'
import type { Metrics } from './create-metrics.ts'
import type { TrialPusher } from './push-trial.ts'

export interface EndedTrial {
  readonly pipelineId: string
  readonly trial: number
  /** Unknown for a trial that died before it proposed anything. */
  readonly learner: LearnerName | 'unknown'
  readonly metric: MetricName
  readonly outcome: TrialOutcome
  readonly seconds: number
}

/** Counts a trial that ended and pushes it to the gateway; whoever committed its outcome tells of it, once. */
export type ReportTrial = (ended: EndedTrial) => Promise<void>

export const createReportTrial = (metrics: Metrics, pusher: TrialPusher): ReportTrial =>
  async ({ pipelineId, trial, learner, metric, outcome, seconds }) => {
    metrics.trialsTotal.inc({ learner, status: outcome.state })
    await pusher.push({ pipelineId, trial, learner, metric, state: outcome.state, seconds, ...(outcome.state !== 'failed' && { score: outcome.score }) })
  }
