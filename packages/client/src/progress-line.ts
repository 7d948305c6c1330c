import type { Pipeline } from '@assay/shared'

/** One line that tells how far a pipeline is: stage, trials done, best score, time left. */
export function progressLine ({ state, stage, trials, best, etaSeconds, metric }: Pipeline): string {
  const ended = trials.completed + trials.pruned + trials.failed
  return [
    state === 'running' ? stages[stage] : states[state],
    `${ended} of ${trials.total} trials${trials.failed > 0 ? ` (${trials.failed} failed)` : ''}`,
    best === undefined ? null : `best ${metric ?? 'score'} ${best.score.toFixed(4)} (${best.learner})`,
    etaSeconds === undefined || state !== 'running' ? null : `about ${formatSeconds(etaSeconds)} left`
  ].filter((part) => part !== null).join(' · ')
}

const stages = { clean: 'reading and cleaning', train: 'training', evaluate: 'evaluating' } as const
const states = { queued: 'waiting', succeeded: 'done', failed: 'failed', cancelled: 'cancelled' } as const

export function formatSeconds (seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`
}
