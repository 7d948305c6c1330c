import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { LearnerSpace } from '@assay/search'
import type { Params } from '@assay/shared'
import { findPython } from '../python-peer.ts'

/** Optuna in a process of its own, one study at a time. */
export interface OptunaPeer {
  readonly version: string
  /** @returns params, when it was asked for some */
  readonly say: (order: OptunaOrder) => Promise<Params>
  readonly close: () => void
}

export type OptunaOrder =
  | { readonly study: { readonly space: LearnerSpace, readonly seed: number, readonly multivariate: boolean, readonly parallel: boolean } }
  | { readonly ask: number }
  | { readonly tell: readonly [number: number, loss: number] }

/** @returns null where no Python has it */
export function openOptuna (): OptunaPeer | null {
  const python = findPython('optuna')
  if (python === null) return null
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  const peer = spawn(python.command, [join(import.meta.dirname, 'optuna_peer.py')], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]()
  return {
    version: python.version,
    async say (order) {
      peer.stdin.write(`${JSON.stringify(order)}\n`)
      const { value, done } = await answers.next()
      if (done === true) throw new Error('Optuna ended before its time')
      return JSON.parse(value) as Params
    },
    close: () => peer.stdin.end()
  }
}
