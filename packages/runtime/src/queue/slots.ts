/** A counting semaphore: who asks first is served first. */
export class Slots {
  #free: number
  readonly #asking = new Set<() => void>()

  constructor (count: number) {
    this.#free = count
  }

  get free (): number {
    return this.#free
  }

  /** Resolves when there is a slot, which is the caller's then, until it is released. @throws the signal's reason when that is aborted before */
  async take (signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (this.#free > 0) {
      this.#free--
      return
    }
    await new Promise<void>((resolve, reject) => {
      const give = (): void => {
        signal.removeEventListener('abort', onAbort)
        resolve()
      }
      const onAbort = (): void => {
        this.#asking.delete(give)
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      this.#asking.add(give)
    })
  }

  release (): void {
    const [give] = this.#asking
    if (give === undefined) {
      this.#free++
      return
    }
    this.#asking.delete(give)
    give()
  }
}
