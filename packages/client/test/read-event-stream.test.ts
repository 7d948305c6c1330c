import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEventStream } from '../src/read-event-stream.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function bodyOf (chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>
}

async function read (chunks: readonly Uint8Array[]): Promise<object[]> {
  const found = []
  for await (const event of readEventStream(bodyOf(chunks))) found.push(event)
  return found
}

const body = 'retry: 2000\n\nevent: pipeline\ndata: {"a":"é🙂"}\n\n:\n\r\nevent: trial\r\ndata:one\rdata: two\r\r\ndata: plain\n\ndata: not whole\n'
const events = [
  { event: 'pipeline', data: '{"a":"é🙂"}' },
  { event: 'trial', data: 'one\ntwo' },
  { event: 'message', data: 'plain' }
]

describe('readEventStream', () => {
  it('reads events, passes over comments, and leaves what is not whole', async () => {
    expect(await read([bytesOf(body)])).toEqual(events)
  })

  it('reads the same however the bytes are cut', async () => {
    const bytes = bytesOf(body)
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 30 }), async (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length]
      expect(await read(edges.slice(1).map((end, index) => bytes.slice(edges[index], end)))).toEqual(events)
    }))
  })

  it('lets go of the body when nobody listens any more', async () => {
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytesOf('data: again\n\n')),
      cancel: () => { cancelled = true }
    })
    for await (const { data } of readEventStream(endless)) {
      expect(data).toBe('again')
      break
    }
    expect(cancelled).toBe(true)
  })
})
