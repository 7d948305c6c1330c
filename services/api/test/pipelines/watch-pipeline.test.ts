import type { Pipeline } from '@assay/shared'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchPipeline } from '../../src/pipelines/watch-pipeline.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

it('looks once at changes that come together', async () => {
  let progress = 0
  let announce = (): void => {}
  const looked: number[] = []
  const events = watchPipeline({
    look: async () => {
      looked.push(progress)
      return { pipeline: { id: 'p', progress } as Pipeline, trials: [] }
    },
    nextChange: () => new Promise((resolve) => { announce = resolve }),
    signal: new AbortController().signal
  })
  const next = async (): Promise<unknown> => (await events.next()).value
  expect(await next()).toMatchObject({ event: 'pipeline', content: { progress: 0 } })

  const following = next()
  for (const change of [0.1, 0.2, 0.3]) {
    progress = change
    announce()
    await vi.advanceTimersByTimeAsync(5)
  }
  await vi.advanceTimersByTimeAsync(5)
  expect(await following).toMatchObject({ event: 'pipeline', content: { progress: 0.3 } })
  expect(looked).toEqual([0, 0.3])
})
