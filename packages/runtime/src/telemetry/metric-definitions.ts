import { jobStates, learnerNames, pipelineStages, queueNames } from '@assay/shared'

/**
 * Every metric Assay shows, once: the same name with two helps makes scrapes take seconds, with two types it is refused.
 *
 * A label with a list of values is closed: all its series are born at 0, because `increase()` does not see a counter born at 1.
 * `open` marks a label whose values come as they come. Ids are never labels here: they belong to pushed trials alone.
 * `services` says which processes show the metric.
 */
export const metricDefinitions = {
  jobsTotal: {
    name: 'assay_jobs_total',
    type: 'counter',
    help: 'Runs of jobs by how they ended: completed, later (stepped back), retried (failed, comes again), dead (failed for good)',
    labels: { queue: queueNames, status: ['completed', 'later', 'retried', 'dead'] },
    services: 'workers'
  },
  jobsStalledTotal: {
    name: 'assay_jobs_stalled_total',
    type: 'counter',
    help: 'Jobs that lost their worker and came again, counted by the worker that noticed',
    labels: { queue: queueNames },
    services: 'workers'
  },
  jobDurationSeconds: {
    name: 'assay_job_duration_seconds',
    type: 'histogram',
    help: 'Time a completed job ran',
    labels: { queue: queueNames },
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    services: 'workers'
  },
  jobWaitSeconds: {
    name: 'assay_job_wait_seconds',
    type: 'histogram',
    help: 'Time from queueing a job to its first run',
    labels: { queue: queueNames },
    buckets: [0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 1800],
    services: 'workers'
  },
  trialsTotal: {
    name: 'assay_trials_total',
    type: 'counter',
    help: 'Trials by learner and end',
    labels: { learner: [...learnerNames, 'unknown'], status: ['completed', 'pruned', 'failed'] },
    services: 'workers'
  },
  pipelinesTotal: {
    name: 'assay_pipelines_total',
    type: 'counter',
    help: 'Pipelines by end and the stage in which they ended',
    labels: { stage: pipelineStages, status: ['succeeded', 'failed', 'cancelled'] },
    services: 'all'
  },
  metricPushesTotal: {
    name: 'assay_metric_pushes_total',
    type: 'counter',
    help: 'Pushes of a trial to the Pushgateway',
    labels: { outcome: ['ok', 'failed'] },
    services: 'workers'
  },
  queueJobs: {
    name: 'assay_queue_jobs',
    type: 'gauge',
    help: 'Jobs in a queue by state; replicas show the same numbers: aggregate with max, never sum',
    labels: { queue: queueNames, state: jobStates },
    services: 'api'
  },
  queueOldestWaitingAgeSeconds: {
    name: 'assay_queue_oldest_waiting_age_seconds',
    type: 'gauge',
    help: 'Age of the job that has waited longest; 0 when none waits',
    labels: { queue: queueNames },
    services: 'api'
  },
  queueWorkers: {
    name: 'assay_queue_workers',
    type: 'gauge',
    help: 'Workers connected to a queue',
    labels: { queue: queueNames },
    services: 'api'
  },
  httpRequestDurationSeconds: {
    name: 'assay_http_request_duration_seconds',
    type: 'histogram',
    help: 'Time to answer a request, by route (its pattern, not its path)',
    labels: { method: 'open', route: 'open', code: 'open' },
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    services: 'api'
  },
  predictionsTotal: {
    name: 'assay_predictions_total',
    type: 'counter',
    help: 'Rows answered, by the form of the request',
    labels: { format: ['json', 'csv', 'form'] },
    services: 'api'
  },
  receiptsTotal: {
    name: 'assay_receipts_total',
    type: 'counter',
    help: 'Receipts of predictions: stored, or dropped because too many waited or they could not be made',
    labels: { outcome: ['stored', 'dropped'] },
    services: 'api'
  },
  driftPsi: {
    name: 'assay_drift_psi',
    type: 'gauge',
    help: 'Population stability index of a column: rows answered by the champion in the last seven days beside those of training; from .25 on it has shifted',
    labels: { model: 'open', column: 'open' },
    services: 'api'
  },
  shadowAgreement: {
    name: 'assay_shadow_agreement',
    type: 'gauge',
    help: 'Share of rows that a shadow answered with the label of the champion',
    labels: { model: 'open' },
    services: 'api'
  },
  shadowDifference: {
    name: 'assay_shadow_mean_difference',
    type: 'gauge',
    help: 'Mean of shadow minus champion: of the probability, or of the value',
    labels: { model: 'open' },
    services: 'api'
  },
  trialSuccess: {
    name: 'assay_trial_success',
    type: 'gauge',
    help: '1 when the pushed trial completed or was pruned, 0 when it failed',
    labels: { learner: 'open', state: 'open' },
    services: 'pushed'
  },
  trialScore: {
    name: 'assay_trial_score',
    type: 'gauge',
    help: 'Cross-validated score of the pushed trial, in its metric',
    labels: { learner: 'open', metric: 'open' },
    services: 'pushed'
  },
  trialDurationSeconds: {
    name: 'assay_trial_duration_seconds',
    type: 'gauge',
    help: 'Time the pushed trial took',
    labels: { learner: 'open' },
    services: 'pushed'
  }
} as const satisfies Record<string, MetricDefinition>

export interface MetricDefinition {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly help: string
  readonly labels: Readonly<Record<string, readonly string[] | 'open'>>
  readonly buckets?: readonly number[]
  readonly services: 'all' | 'api' | 'workers' | 'pushed'
}
