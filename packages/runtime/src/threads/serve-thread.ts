import { toErrorRecord } from '@assay/shared'
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { ThreadOrder, ThreadReply } from './thread-messages.ts'

export interface ThreadTools {
  /** True once the caller wants no answer any more; ask often, it costs nanoseconds. Then throw or return soon: CANCELLED is the code for it. */
  readonly shouldStop: () => boolean
  /** Sends something to the caller's `onMessage`, before the answer. */
  readonly notify: (message: unknown) => void
}

/**
 * The inside of a pool's thread: answers one request after the other, until the pool closes. Call it once, at the top of the thread's script.
 * Threads compute, loops talk: where cores are few, the system runs the loops first.
 */
export function serveThread<Request, Response> (answer: (request: Request, tools: ThreadTools) => Response | Promise<Response>): void {
  const port = parentPort
  if (port === null) throw new Error('serveThread runs in a worker thread only; open its script with openThreadPool')
  // On Linux it is this thread's alone.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const send = (reply: ThreadReply<Response>): void => port.postMessage(reply)
  port.on('message', async ({ request, stop }: ThreadOrder<Request>) => {
    const flag = new Int32Array(stop)
    try {
      const response = await answer(request, {
        shouldStop: () => Atomics.load(flag, 0) !== 0,
        notify: (message) => send({ kind: 'message', message })
      })
      send({ kind: 'response', response })
    } catch (error) {
      send({ kind: 'error', error: toErrorRecord(error) })
    }
  })
}
