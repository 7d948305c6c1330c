/** A running part of Assay. `stop` is safe to call twice: the second call waits for the first. */
export interface Service {
  readonly name: string
  /** Where it answers, if it listens. */
  readonly url?: string
  readonly stop: () => Promise<void>
}

/** Says how to close what was just opened. */
export type OnStop = (close: () => unknown) => void

/**
 * Opens a service's parts in order and closes them in reverse, on every path: when opening fails in the middle, what was open is closed
 * and the error passes on. Every part is closed even when another fails to; then `stop` throws the errors together.
 */
export async function openService (name: string, open: (onStop: OnStop) => Promise<{ readonly url?: string } | void>): Promise<Service> {
  const closers: Array<() => unknown> = []
  async function closeAll (): Promise<void> {
    const errors: unknown[] = []
    for (const close of closers.splice(0).reverse()) {
      try {
        await close()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `${name} did not close cleanly`)
  }
  try {
    const opened = await open((close) => { closers.push(close) })
    let stopping: Promise<void> | undefined
    return { name, ...(opened?.url !== undefined && { url: opened.url }), stop: () => stopping ??= closeAll() }
  } catch (error) {
    await closeAll().catch(() => {})
    throw error
  }
}
