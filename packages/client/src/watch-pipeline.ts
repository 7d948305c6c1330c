import type { Pipeline, PipelineEvent, Trial } from '@assay/shared'
import { ApiProblem } from './api-problem.ts'
import type { Connection } from './connection.ts'
import { readEventStream } from './read-event-stream.ts'
import { ServerUnreachable } from './server-unreachable.ts'
import { wait } from './wait.ts'

export interface WatchPipeline {
  readonly connection: Connection
  /** `/pipelines/{id}` */
  readonly path: string
  readonly signal: AbortSignal | undefined
  /** Between two looks while there is no stream. */
  readonly pollMilliseconds?: number
  /** A stream that is silent for so long is broken: the API says something every 15 s. */
  readonly quietMilliseconds?: number
  /** How many looks in a row may fail once there has been an answer: an API may be started again meanwhile. */
  readonly patience?: number
}

/**
 * The pipeline as it is, then each change of it and of its trials, until after its last state. Told by server-sent events; where the
 * stream breaks it looks itself, and tries the stream again if that ever said anything.
 *
 * @throws {ApiProblem} PIPELINE_NOT_FOUND and what else the API refuses
 * @throws {ServerUnreachable} when nothing answers at first, or for long
 */
export async function * watchPipeline ({ connection, path, signal, pollMilliseconds = 1000, quietMilliseconds = 40_000, patience = 60 }: WatchPipeline): AsyncGenerator<PipelineEvent, void> {
  const isNews = createNewsFilter()
  let streams = true
  let answered = false
  let failures = 0
  for (;;) {
    if (streams) {
      streams = false
      try {
        for await (const event of streamEvents(connection, path, quietMilliseconds)) {
          streams = answered = true
          failures = 0
          if (isNews(event)) yield event
          if (isLast(event)) return
        }
      } catch (error) {
        if (!mayPass(error)) throw error
      }
    }
    try {
      const event = { event: 'pipeline', content: await connection.json<Pipeline>(path) } as const
      answered = true
      failures = 0
      if (isNews(event)) yield event
      if (isLast(event)) return
    } catch (error) {
      if (!answered || !mayPass(error) || ++failures === patience) throw error
    }
    await wait(pollMilliseconds, signal)
  }
}

async function * streamEvents ({ send }: Connection, path: string, quietMilliseconds: number): AsyncGenerator<PipelineEvent, void> {
  const quiet = new AbortController()
  let timer = setTimeout(() => quiet.abort(), quietMilliseconds)
  const onBytes = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => quiet.abort(), quietMilliseconds)
  }
  try {
    const { body, url } = await send(`${path}/events`, { signal: quiet.signal })
    try {
      for await (const { event, data } of readEventStream(body!, onBytes)) {
        if (event === 'pipeline') yield { event, content: JSON.parse(data) as Pipeline }
        if (event === 'trial') yield { event, content: JSON.parse(data) as Trial }
      }
    } catch (error) {
      throw new ServerUnreachable(url, error)
    }
  } finally {
    clearTimeout(timer)
  }
}

/** A stream that is opened again tells everything again. */
function createNewsFilter (): (event: PipelineEvent) => boolean {
  const shown = new Map<string, string>()
  return ({ event, content }) => {
    const subject = event === 'pipeline' ? event : `${event} ${content.number}`
    const text = JSON.stringify(content)
    if (shown.get(subject) === text) return false
    shown.set(subject, text)
    return true
  }
}

function isLast ({ event, content }: PipelineEvent): boolean {
  return event === 'pipeline' && content.finishedAt !== undefined
}

function mayPass (error: unknown): boolean {
  return error instanceof ServerUnreachable || (error instanceof ApiProblem && (error.status === 429 || error.status >= 500))
}
