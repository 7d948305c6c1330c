import { createClient } from '@assay/client'
import type { Pipeline, Trial } from '@assay/shared'
import { useEffect, useState } from 'preact/hooks'
import { askForKeyAfter } from '../key/key-needed.ts'

export interface LivePipeline {
  readonly pipeline: Pipeline | null
  /** Begun trials by number. */
  readonly trials: readonly Trial[]
  readonly error: Error | null
}

/** A pipeline as it is, told by server-sent events until it has ended. */
export function useLivePipeline (id: string): LivePipeline {
  const [live, setLive] = useState<LivePipeline>({ pipeline: null, trials: [], error: null })
  useEffect(() => {
    const leaving = new AbortController()
    const trials = new Map<number, Trial>()
    let pipeline: Pipeline | null = null
    let frame = 0
    const show = (error: Error | null = null): void => {
      cancelAnimationFrame(frame)
      // Events come in bursts: one picture for all of them.
      frame = requestAnimationFrame(() => setLive({ pipeline, trials: [...trials.values()].sort((a, b) => a.number - b.number), error }))
    }
    async function follow (): Promise<void> {
      const client = createClient({ url: location.origin, signal: leaving.signal })
      for await (const { event, content } of client.pipelines.watch(id)) {
        if (event === 'trial') trials.set(content.number, content)
        else pipeline = content
        show()
      }
    }
    follow().catch((error: Error) => {
      if (leaving.signal.aborted) return
      askForKeyAfter(error)
      show(error)
    })
    return () => {
      leaving.abort()
      cancelAnimationFrame(frame)
    }
  }, [id])
  return live
}
