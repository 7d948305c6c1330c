import { setTimeout as sleep } from 'node:timers/promises'
import { Worker, type Job, type Processor, type WorkerOptions } from 'bullmq'

/** How long a worker waits before it asks again a Redis that refuses to give jobs. */
const refusedMilliseconds = 1_000

/**
 * BullMQ's worker, whose jobs may free their slot before they end: the next one is claimed then, while the rest of the first goes on.
 * A job is claimed when there is a slot for it, so that none waits here while another worker is idle. `concurrency` is the number of slots;
 * as many jobs again may go on without one.
 */
export class SlotWorker extends Worker {
  readonly #freeSlots = new Map<string, () => void>()

  constructor (queue: string, processor: Processor, options: WorkerOptions) {
    super(queue, processor, { ...options, autorun: false })
  }

  /** The rest of the job that was claimed with this token needs no slot. */
  freeSlot (token: string): void {
    this.#freeSlots.get(token)?.()
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
    const slots = new Set<Promise<unknown>>()
    const jobs = new Set<Promise<unknown>>()
    for (let claim = 0; this.closing === undefined && !this.paused; claim++) {
      const token = `${this.id}:${claim}`
      const job = await this.#claim(token)
      if (job === undefined) continue
      keepUntilSettled(slots, new Promise<void>((resolve) => { this.#freeSlots.set(token, resolve) }))
      keepUntilSettled(jobs, this.#process(job, token))
      while (slots.size >= this.concurrency) await Promise.race(slots)
      while (jobs.size >= 2 * this.concurrency) await Promise.race(jobs)
    }
    await Promise.all(jobs)
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
      this.freeSlot(token)
      this.#freeSlots.delete(token)
    }
  }
}

function keepUntilSettled (kept: Set<Promise<unknown>>, work: Promise<unknown>): void {
  const settled = work.finally(() => { kept.delete(settled) })
  kept.add(settled)
}
