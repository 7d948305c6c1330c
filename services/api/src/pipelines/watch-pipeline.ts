import type { Pipeline, PipelineEvent, Trial } from '@assay/shared'

export type StreamedEvent = PipelineEvent | { readonly event: 'heartbeat' }

export interface WatchPipeline {
  readonly look: () => Promise<{ readonly pipeline: Pipeline, readonly trials: readonly Trial[] }>
  /** Resolves at the pipeline's next announced change, or after so many milliseconds: announcements may be lost. */
  readonly nextChange: (milliseconds: number) => Promise<void>
  readonly signal: AbortSignal
  readonly pollMilliseconds?: number
  readonly heartbeatMilliseconds?: number
}

/** Changes come in bursts, such as a trial's end and the next one's begin: they are looked at together. */
const burstMilliseconds = 20

/** The pipeline as it is, then each change of it and of its trials, until after its last state. */
export async function * watchPipeline ({ look, nextChange, signal, pollMilliseconds = 2_000, heartbeatMilliseconds = 15_000 }: WatchPipeline): AsyncGenerator<StreamedEvent> {
  const shown = new Map<number, string>()
  let shownPipeline = ''
  let quietMilliseconds = 0
  while (!signal.aborted) {
    const changed = nextChange(pollMilliseconds)
    const { pipeline, trials } = await look()
    let quiet = true
    for (const trial of trials) {
      const text = JSON.stringify(trial)
      if (trial.state === 'queued' || shown.get(trial.number) === text) continue
      shown.set(trial.number, text)
      quiet = false
      yield { event: 'trial', content: trial }
    }
    const text = JSON.stringify({ ...pipeline, etaSeconds: 0 })
    if (text !== shownPipeline) {
      shownPipeline = text
      quiet = false
      yield { event: 'pipeline', content: pipeline }
    }
    if (pipeline.finishedAt !== undefined) return
    quietMilliseconds = quiet ? quietMilliseconds + pollMilliseconds : 0
    if (quietMilliseconds >= heartbeatMilliseconds) {
      quietMilliseconds = 0
      yield { event: 'heartbeat' }
    }
    await changed
    await new Promise((resolve) => { setTimeout(resolve, burstMilliseconds) })
  }
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export async function * toEventStream (events: AsyncIterable<StreamedEvent>): AsyncGenerator<string> {
  yield 'retry: 2000\n\n'
  for await (const event of events) {
    yield event.event === 'heartbeat' ? ':\n\n' : `event: ${event.event}\ndata: ${JSON.stringify(event.content)}\n\n`
  }
}
