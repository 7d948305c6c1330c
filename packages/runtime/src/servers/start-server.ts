import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export interface ServerPlan {
  readonly name: string
  /** The program and its arguments. */
  readonly command: readonly string[]
  readonly directory: string
  /** True, or no throw, once the server answers; asked again and again. */
  readonly isReady: () => Promise<boolean>
  /** Default 20 s. */
  readonly readyMilliseconds?: number
}

export interface StartedServer {
  /** TERM, then KILL after 5 s; safe twice. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a server as a child that cannot outlive this process: it runs under a guard that ends it when this process goes, even by SIGKILL.
 * It is in a process group of its own, so that Ctrl-C reaches us first and we stop it last.
 *
 * @throws {Error} with the end of its output when it does not become ready
 */
export async function startServer ({ name, command, directory, isReady, readyMilliseconds = 20_000 }: ServerPlan): Promise<StartedServer> {
  const guard = spawn(process.execPath, [guardScript, ...command], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
  let output = ''
  for (const stream of [guard.stdout, guard.stderr]) stream.on('data', (text: Buffer) => { output = `${output}${text}`.slice(-outputCharacters) })
  guard.stdin.on('error', () => {})
  guard.once('error', (error) => { output += error.message })
  const gone = new Promise((resolve) => { guard.once('close', resolve) })

  let stopping: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    guard.stdin.end()
    const force = setTimeout(() => killGroup(guard.pid), stopMilliseconds)
    await gone
    clearTimeout(force)
  }

  const patience = performance.now() + readyMilliseconds
  while (guard.exitCode === null && guard.signalCode === null) {
    if (await isReady().catch(() => false)) return { stop: () => stopping ??= stop() }
    if (performance.now() > patience) break
    await sleep(30)
  }
  await stop()
  throw new Error(`${name} did not start (${command.join(' ')}):\n${output}`)
}

const guardScript = fileURLToPath(new URL('./server-guard.ts', import.meta.url))
const outputCharacters = 4_000
const stopMilliseconds = 7_000

function killGroup (pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}
