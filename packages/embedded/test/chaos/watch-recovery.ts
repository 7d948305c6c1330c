import { setTimeout as wait } from 'node:timers/promises'
import type { Trial } from '@assay/shared'
import { findProcesses } from './find-processes.ts'

const pollMilliseconds = 100

/**
 * Looks again and again at who runs which trial and who lives, until the signal says that it is enough.
 *
 * @returns for each trial whose worker died, the seconds until a client saw another have it: where the API is dead, too, it sees that later
 */
export async function watchRecovery (look: () => Promise<readonly Trial[]>, dataDirectory: string, signal: AbortSignal): Promise<readonly number[]> {
  const deaths = new Map<number, { readonly worker: string, readonly at: number }>()
  const seconds: number[] = []
  try {
    for (;;) {
      const trials = await look()
      const living = new Set((await findProcesses(dataDirectory)).map(({ pid }) => String(pid)))
      for (const { number, state, worker } of trials) {
        if (worker === undefined) continue
        const death = deaths.get(number)
        if (death !== undefined && death.worker !== worker) {
          seconds.push((performance.now() - death.at) / 1000)
          deaths.delete(number)
        } else if (death === undefined && state === 'running' && !living.has(worker.split('-').at(-1)!)) {
          deaths.set(number, { worker, at: performance.now() })
        }
      }
      await wait(pollMilliseconds, undefined, { signal })
    }
  } catch (error) {
    if (signal.aborted) return seconds
    throw error
  }
}
