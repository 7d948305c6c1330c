import type { Pipeline } from '@assay/shared'
import { describe, expect, it } from 'vitest'
import { formatSeconds, progressLine } from '../src/progress-line.ts'

const pipeline: Pipeline = {
  id: 'p', datasetId: 'd', modelName: 'm', target: 'y', options: { target: 'y' }, seed: 1, createdAt: '2030-01-01T12:00:00.000Z', links: {}, metric: 'rocAuc', state: 'running', stage: 'train', progress: 0.4,
  trials: { total: 40, completed: 10, pruned: 3, failed: 0 }
}

describe('progressLine', () => {
  it('tells stage, trials done, best score and time left', () => {
    const line = progressLine({ ...pipeline, best: { trial: 4, learner: 'logistic', score: 0.83456 }, etaSeconds: 12.3 })
    expect(line).toBe('training · 13 of 40 trials · best rocAuc 0.8346 (logistic) · about 12 s left')
  })

  it('leaves out what is not known yet, and names failures', () => {
    expect(progressLine({ ...pipeline, stage: 'clean', trials: { total: 40, completed: 0, pruned: 0, failed: 0 } })).toBe('reading and cleaning · 0 of 40 trials')
    expect(progressLine({ ...pipeline, trials: { total: 40, completed: 1, pruned: 0, failed: 2 } })).toBe('training · 3 of 40 trials (2 failed)')
  })
})

describe('formatSeconds', () => {
  it('turns to minutes where seconds say too much', () => {
    expect([0.2, 59.6, 89, 150, 3600].map(formatSeconds)).toEqual(['1 s', '60 s', '89 s', '3 min', '60 min'])
  })
})
