import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Pipeline, PipelineEvent } from '@assay/shared'
import { afterEach, describe, expect, it } from 'vitest'
import { ApiProblem } from '../src/api-problem.ts'
import { openConnection } from '../src/connection.ts'
import { ServerUnreachable } from '../src/server-unreachable.ts'
import { watchPipeline } from '../src/watch-pipeline.ts'

type Answer = (response: ServerResponse) => void
let server: Server
let asked: string[]

/** A server that answers each request for the stream and each look with the next of its answers; the last one stays. */
async function serve ({ streams = [notFound], looks = [notFound] }: { readonly streams?: readonly Answer[], readonly looks?: readonly Answer[] }): Promise<string> {
  const counts = { stream: 0, look: 0 }
  asked = []
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const kind = request.url === '/pipelines/p/events' ? 'stream' : 'look'
    asked.push(kind)
    const answers = kind === 'stream' ? streams : looks
    answers[Math.min(counts[kind]++, answers.length - 1)]!(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(async () => {
  server.closeAllConnections()
  server.close()
})

const at = (progress: number, finishedAt?: string): Pipeline => ({
  id: 'p', datasetId: 'd', modelName: 'm', target: 'y', options: { target: 'y' }, seed: 1, state: finishedAt === undefined ? 'running' : 'succeeded', stage: 'train', progress,
  trials: { total: 2, completed: 0, pruned: 0, failed: 0 }, createdAt: '2030-01-01T12:00:00.000Z', links: {}, ...(finishedAt !== undefined && { finishedAt })
})
const ended = at(1, '2030-01-01T12:01:00.000Z')

const say = (response: ServerResponse, pipeline: Pipeline): void => { response.write(`event: pipeline\ndata: ${JSON.stringify(pipeline)}\n\n`) }
const stream = (pipelines: readonly Pipeline[], end: (response: ServerResponse) => void): Answer => (response) => {
  response.setHeader('content-type', 'text/event-stream')
  response.flushHeaders()
  for (const pipeline of pipelines) say(response, pipeline)
  setTimeout(() => end(response), 20)
}
const close = (response: ServerResponse): void => { response.end() }
const cut = (response: ServerResponse): void => { response.destroy() }
const stay = (): void => {}
const look = (pipeline: Pipeline): Answer => (response) => { response.setHeader('content-type', 'application/json').end(JSON.stringify(pipeline)) }
const problem = (status: number, code: string): Answer => (response) => { response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ status, code, detail: 'because' })) }
function notFound (response: ServerResponse): void { problem(404, 'PIPELINE_NOT_FOUND')(response) }

async function watch (url: string, options: { readonly signal?: AbortSignal, readonly onEvent?: (event: PipelineEvent) => void } = {}): Promise<number[]> {
  const seen: number[] = []
  const events = watchPipeline({ connection: openConnection({ url, signal: options.signal }), path: '/pipelines/p', signal: options.signal, pollMilliseconds: 10, quietMilliseconds: 1_000, patience: 3 })
  for await (const event of events) {
    if (event.event === 'pipeline') seen.push(event.content.progress)
    options.onEvent?.(event)
  }
  return seen
}

describe('watchPipeline', () => {
  it('tells what the stream says, and ends with the pipeline', async () => {
    const url = await serve({ streams: [stream([at(0.1), at(0.2), ended], close)] })
    expect(await watch(url)).toEqual([0.1, 0.2, 1])
    expect(asked).toEqual(['stream'])
  })

  it.each([['is cut', cut], ['is closed', close], ['falls silent', stay]])('goes on when a stream %s, and says nothing twice', async (_, end) => {
    const url = await serve({ streams: [stream([at(0.1), at(0.2)], end), stream([at(0.2), at(0.5), ended], close)], looks: [look(at(0.2))] })
    expect(await watch(url)).toEqual([0.1, 0.2, 0.5, 1])
    expect(asked).toEqual(['stream', 'look', 'stream'])
  })

  it.each([['refused', problem(502, 'INTERNAL')], ['mute', stream([], stay)]])('looks itself where streams are %s', async (_, broken) => {
    const url = await serve({ streams: [broken], looks: [look(at(0.1)), look(at(0.1)), look(at(0.7)), look(ended)] })
    expect(await watch(url)).toEqual([0.1, 0.7, 1])
    expect(asked).toEqual(['stream', 'look', 'look', 'look', 'look'])
  })

  it('outlasts an API that is away for a moment', async () => {
    const url = await serve({ streams: [stream([at(0.1)], cut), cut], looks: [cut, problem(503, 'STORE_UNREACHABLE'), look(ended)] })
    expect(await watch(url)).toEqual([0.1, 1])
  })

  it('gives up when the API stays away', async () => {
    const url = await serve({ streams: [stream([at(0.1)], cut), cut], looks: [cut] })
    await expect(watch(url)).rejects.toThrow(ServerUnreachable)
  })

  it('fails at once where nothing answers, or there is no such pipeline', async () => {
    const url = await serve({})
    await expect(watch(url)).rejects.toThrow(ApiProblem)
    expect(asked).toEqual(['stream'])
    server.close()
    await expect(watch(url)).rejects.toThrow(ServerUnreachable)
  })

  it('ends with its signal', async () => {
    const url = await serve({ streams: [stream([at(0.1)], stay)] })
    const stopping = new AbortController()
    await expect(watch(url, { signal: stopping.signal, onEvent: () => stopping.abort(new Error('enough')) })).rejects.toThrow('enough')
  })
})
