export interface ServerSentEvent { readonly event: string, readonly data: string }

/**
 * The events of a body of `text/event-stream`; an event that is not whole when the body ends is none.
 *
 * @param onBytes called for whatever arrives, comments too
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export async function * readEventStream (body: ReadableStream<Uint8Array>, onBytes: () => void = () => {}): AsyncGenerator<ServerSentEvent, void> {
  const decoder = new TextDecoder()
  // A reader, because not every browser can iterate a stream.
  const reader = body.getReader()
  let text = ''
  let event = 'message'
  let data: string[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onBytes()
      text += decoder.decode(value, { stream: true })
      // A carriage return at the very end may be half of a line's end.
      const lines = text.split(/\r\n|\n|\r(?!$)/)
      text = lines.pop()!
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { event, data: data.join('\n') }
          event = 'message'
          data = []
          continue
        }
        const [, field, content = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!
        if (field === 'event') event = content
        if (field === 'data') data.push(content)
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
