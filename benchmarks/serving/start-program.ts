import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

export interface Program {
  readonly url: string
  /** CPU time since its start in seconds, all threads. */
  readonly cpuSeconds: () => number
  readonly stop: () => Promise<void>
}

/** Starts a server whose first line of output is its port. */
export async function startProgram (command: string, args: readonly string[]): Promise<Program> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const port = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${command} ${args.join(' ')} ended with ${code} before it listened`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    cpuSeconds: () => cpuSecondsOf(child.pid!),
    async stop () {
      child.kill()
      await ended
    }
  }
}

/** @see proc(5): fields 14 and 15 of `stat`, in hundredths of a second */
export function cpuSecondsOf (pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
