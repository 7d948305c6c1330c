import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '@assay/shared'
import { findProcesses } from './find-processes.ts'

export interface Kill { readonly role: string, readonly pid: number, readonly at: number }

interface ShootPlan {
  readonly dataDirectory: string
  /** Whom to kill; the order is drawn. */
  readonly victims: readonly string[]
  /** Longest pause before each kill. */
  readonly pauseMilliseconds: number
  readonly random: Random
  readonly signal: AbortSignal
  readonly onKill: (kill: Kill) => void
}

/** Kills one process after another with SIGKILL, at drawn moments, until there is none left to kill or the signal says that it is enough. */
export async function shoot ({ dataDirectory, victims, pauseMilliseconds, random, signal, onKill }: ShootPlan): Promise<void> {
  const order = random.shuffle([...victims])
  try {
    for (const role of order) {
      await wait(random.next() * pauseMilliseconds, undefined, { signal })
      const pid = await findVictim(role)
      process.kill(pid, 'SIGKILL')
      onKill({ role, pid, at: performance.now() })
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }

  /** One that has just been killed is started again in a moment. */
  async function findVictim (role: string): Promise<number> {
    for (;;) {
      const living = (await findProcesses(dataDirectory)).filter((one) => one.role === role)
      if (living.length > 0) return living[random.integer(living.length)]!.pid
      await wait(100, undefined, { signal })
    }
  }
}
