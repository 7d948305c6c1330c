import { setTimeout as sleep } from 'node:timers/promises'
import { Worker, type Job, type Processor, type WorkerOptions } from 'bullmq'
import { Slots } from './slots.ts'

/** How long a worker waits before it asks again a Redis that refuses to give jobs. */
const refusedMilliseconds = 1_000

/** A job is claimed ahead while so many wait: then no worker is idle that could have it, and hardly any will be before this one begins it. */
const plentyWaiting = 5

interface SlotOptions extends WorkerOptions {
  /** Slots. */
  readonly concurrency: number
  /** Jobs that may be claimed before there is a slot for them. */
  readonly ahead: number
}

/**
 * BullMQ's worker, whose jobs may free their slot before they end: the next one goes on then, and so does the rest of the first; as many jobs as
 * there are slots may go on without one. While many jobs wait, the next ones are claimed before there is a slot for them, so that what they do
 * before they take it costs no slot its time; else a job is claimed when there is a slot, so that none waits here while another worker is idle.
 */
export class SlotWorker extends Worker {
  readonly #ahead: number
  readonly #slots: Slots
  /** All of these are tokens, with which jobs were claimed. */
  readonly #jobs = new Map<string, Promise<void>>()
  readonly #beforeSlot = new Set<string>()
  readonly #inSlot = new Set<string>()
  /** Resolves when there may be room for a job. */
  #change = Promise.withResolvers<void>()

  constructor (queue: string, processor: Processor, { ahead, ...options }: SlotOptions) {
    super(queue, processor, { ...options, autorun: false })
    this.#ahead = ahead
    this.#slots = new Slots(options.concurrency)
  }

  /** Waits for a slot for the job that was claimed with this token. @throws the signal's reason */
  async takeSlot (token: string, signal: AbortSignal): Promise<void> {
    await this.#slots.take(signal)
    this.#beforeSlot.delete(token)
    this.#inSlot.add(token)
    this.#tellChange()
  }

  /** The rest of the job that was claimed with this token needs no slot. */
  freeSlot (token: string): void {
    this.#beforeSlot.delete(token)
    if (this.#inSlot.delete(token)) this.#slots.release()
    this.#tellChange()
  }

  override async run (): Promise<void> {
    this.running = true
    await this.startStalledCheckTimer()
    this.lockManager.start()
    this.mainLoopRunning = this.#serveSlots()
    await this.mainLoopRunning
    this.running = false
  }

  async #serveSlots (): Promise<void> {
    for (let claim = 0; this.closing === undefined && !this.paused; claim++) {
      const change = this.#change.promise
      if (!await this.#hasRoom()) {
        await change
        continue
      }
      const token = `${this.id}:${claim}`
      const job = await this.#claim(token)
      if (job === undefined) continue
      this.#beforeSlot.add(token)
      this.#jobs.set(token, this.#process(job, token))
    }
    await Promise.all(this.#jobs.values())
  }

  async #hasRoom (): Promise<boolean> {
    if (this.#jobs.size >= 2 * this.concurrency + this.#ahead) return false
    const unclaimed = this.#slots.free - this.#beforeSlot.size
    return unclaimed > 0 || (unclaimed + this.#ahead > 0 && await this.#countWaiting() >= plentyWaiting)
  }

  async #countWaiting (): Promise<number> {
    try {
      const counts = await this.backend.getCounts(['wait', 'prioritized'])
      return counts.reduce((sum, count) => sum + count, 0)
    } catch (error) {
      this.emit('error', error as Error)
      return 0
    }
  }

  async #claim (token: string): Promise<Job | undefined> {
    try {
      return await this.getNextJob(token)
    } catch (error) {
      this.emit('error', error as Error)
      await sleep(refusedMilliseconds)
      return undefined
    }
  }

  async #process (job: Job, token: string): Promise<void> {
    try {
      await this.processJob(job, token, () => false)
    } catch (error) {
      this.emit('error', error as Error)
    } finally {
      this.#jobs.delete(token)
      this.freeSlot(token)
    }
  }

  #tellChange (): void {
    this.#change.resolve()
    this.#change = Promise.withResolvers()
  }
}
