import type { Pipeline, PipelineEvent } from '@assay/shared'
import { describe, expect, it } from 'vitest'
import { showProgress } from '../src/show-progress.ts'

const at = (progress: number, rest: Partial<Pipeline> = {}): PipelineEvent => ({
  event: 'pipeline',
  content: {
    id: 'p', datasetId: 'd', modelName: 'm', target: 'y', options: { target: 'y' }, seed: 1, state: 'running', stage: 'train', progress,
    trials: { total: 40, completed: Math.round(progress * 40), pruned: 0, failed: 0 }, createdAt: '2030-01-01T12:00:00.000Z', links: {}, ...rest
  }
})
const events = [at(0.1), at(0.11), at(0.12), at(0.25), at(1, { stage: 'evaluate', state: 'succeeded', finishedAt: '2030-01-01T12:01:00.000Z' })]

async function * stream (): AsyncGenerator<PipelineEvent> { yield * events }

describe('showProgress', () => {
  it('writes a line for each tenth of the way where lines stay, and returns the pipeline as it ended', async () => {
    let text = ''
    const last = await showProgress(stream(), { write: (more) => { text += more } })
    expect(text).toBe('training · 4 of 40 trials\ntraining · 10 of 40 trials\ndone · 40 of 40 trials\n')
    expect(last).toBe(events.at(-1)!.content)
  })

  it('rewrites one line of a terminal, which never wraps', async () => {
    const written: string[] = []
    await showProgress(stream(), { isTTY: true, columns: 30, write: (more) => written.push(more) })
    expect(written).toHaveLength(events.length + 1)
    expect(written[0]).toBe('\r\u001b[K██░░░░░░░░░░░░░░ training · 4')
    expect(written.at(-1)).toBe('\n')
  })
})
