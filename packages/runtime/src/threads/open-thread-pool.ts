import { AppError, fromErrorRecord } from '@assay/shared'
import { Worker, type Transferable } from 'node:worker_threads'
import type { ThreadOrder, ThreadReply } from './thread-messages.ts'

export interface ThreadPoolPlan {
  /** The threads' script (.ts is fine); it calls `serveThread`. */
  readonly script: URL
  readonly threads: number
  /** JS heap of one thread in MB: without a bound, a thread that runs out takes the process with it. Typed arrays do not count. Default 1,024. */
  readonly heapMegabytes?: number
  readonly name: string
  /** Time a thread gets to heed an aborted signal before it is ended by force, inside a library's WebAssembly too, and replaced. Default 100 ms. */
  readonly stopMilliseconds?: number
}

export interface RunOptions {
  /** Aborted: the thread's `shouldStop` turns true; what it then answers or throws stands. A request that still waits ends as CANCELLED. */
  readonly signal?: AbortSignal
  readonly onMessage?: (message: unknown) => void
  readonly transfer?: readonly Transferable[]
}

export interface ThreadPool<Request, Response> {
  /** Runs on the next free thread, in the order of the calls. @throws {AppError} of the thread, CANCELLED, or THREAD_DIED */
  readonly run: (request: Request, options?: RunOptions) => Promise<Response>
  /** Ends all threads at once; what runs or waits ends as CANCELLED. */
  readonly close: () => Promise<void>
}

interface Task<Request, Response> {
  readonly request: Request
  readonly options: RunOptions
  readonly resolve: (response: Response) => void
  readonly reject: (error: AppError) => void
}

export function openThreadPool<Request, Response> (plan: ThreadPoolPlan): ThreadPool<Request, Response> {
  const heapMegabytes = plan.heapMegabytes ?? 1_024
  const waiting: Array<Task<Request, Response>> = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Task<Request, Response>>()
  let closed = false

  function startThread (): void {
    const thread = new Worker(plan.script, { name: plan.name, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
    let reason = 'it exited'
    thread.on('error', (error: NodeJS.ErrnoException) => {
      reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `it needs more than its ${heapMegabytes} MB of heap` : error.message
    })
    thread.once('exit', () => {
      const place = idle.indexOf(thread)
      if (place >= 0) idle.splice(place, 1)
      const task = busy.get(thread)
      busy.delete(thread)
      task?.reject(task.options.signal?.aborted === true ? cancelled(plan.name) : new AppError('THREAD_DIED', `a thread of ${plan.name} ended without an answer: ${reason}`))
      // An idle thread that dies is replaced when there is work, so that a broken script does not spin.
      if (!closed && (task !== undefined || waiting.length > 0)) startThread()
    })
    idle.push(thread)
    next()
  }

  function next (): void {
    while (idle.length > 0 && waiting.length > 0) give(idle.shift()!, waiting.shift()!)
  }

  function give (thread: Worker, task: Task<Request, Response>): void {
    const { signal, onMessage, transfer } = task.options
    if (signal?.aborted === true) {
      idle.unshift(thread)
      task.reject(cancelled(plan.name))
      return
    }
    const stop = new SharedArrayBuffer(4)
    let impatience: NodeJS.Timeout | undefined
    const onAbort = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1)
      impatience = setTimeout(() => { void thread.terminate() }, plan.stopMilliseconds ?? 100)
    }
    const finish = (): void => {
      clearTimeout(impatience)
      signal?.removeEventListener('abort', onAbort)
      thread.off('message', onReply)
      thread.off('exit', finish)
    }
    const onReply = (reply: ThreadReply<Response>): void => {
      if (reply.kind === 'message') return onMessage?.(reply.message)
      finish()
      busy.delete(thread)
      idle.push(thread)
      if (reply.kind === 'response') task.resolve(reply.response)
      else task.reject(fromErrorRecord(reply.error))
      next()
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    thread.on('message', onReply)
    thread.once('exit', finish)
    busy.set(thread, task)
    thread.postMessage({ request: task.request, stop } satisfies ThreadOrder<Request>, transfer ?? [])
  }

  for (let count = 0; count < plan.threads; count++) startThread()
  return {
    run: (request, options = {}) => new Promise((resolve, reject) => {
      if (closed || options.signal?.aborted === true) return reject(cancelled(plan.name))
      const task = { request, options, resolve, reject }
      waiting.push(task)
      options.signal?.addEventListener('abort', () => {
        const place = waiting.indexOf(task)
        if (place < 0) return
        waiting.splice(place, 1)
        reject(cancelled(plan.name))
      }, { once: true })
      if (idle.length + busy.size < plan.threads) startThread()
      else next()
    }),
    async close () {
      closed = true
      for (const task of [...waiting.splice(0), ...busy.values()]) task.reject(cancelled(plan.name))
      await Promise.all([...idle, ...busy.keys()].map((thread) => thread.terminate()))
    }
  }
}

const cancelled = (name: string): AppError => new AppError('CANCELLED', `${name} was asked to stop`)
