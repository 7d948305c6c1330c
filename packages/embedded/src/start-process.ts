import { fork } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import type { ChildProcess } from 'node:child_process'
import type { ReadyMessage } from '@assay/runtime'
import { AppError } from '@assay/shared'
import { lastComplaint } from './last-complaint.ts'

interface ProcessPlan {
  readonly name: string
  readonly script: URL
  readonly environment: NodeJS.ProcessEnv
  readonly logFile: string
  /** Told when a process died unasked and is started again. */
  readonly onRestart: (reason: string) => void
}

export interface RunningProcess {
  /** Where it answers, if it does. */
  readonly url: string | undefined
  readonly stop: () => Promise<void>
}

const readyMilliseconds = 180_000
const stopMilliseconds = 9_000
const restartMilliseconds = 500

/**
 * Starts one service as a process of this tree and waits until it is ready. One that dies later is started again; one that does not
 * stop in time is killed. Its log goes to a file.
 *
 * @throws {AppError} INTERNAL with the last error of the log when it does not become ready
 */
export async function startProcess ({ name, script, environment, logFile, onRestart }: ProcessPlan): Promise<RunningProcess> {
  const log = createWriteStream(logFile, { flags: 'a' })
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let child: ChildProcess

  function spawn (): Promise<ReadyMessage> {
    child = fork(script, { env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    const started = child
    started.stdout?.pipe(log, { end: false })
    started.stderr?.pipe(log, { end: false })
    const said: string[] = []
    const listen = (chunk: Buffer): void => { said.push(chunk.toString()) }
    started.stdout?.on('data', listen)
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => fail('it did not become ready in time'), readyMilliseconds)
      const settle = (): void => {
        clearTimeout(late)
        started.stdout?.off('data', listen)
      }
      const fail = (reason: string): void => {
        settle()
        reject(new AppError('INTERNAL', `${name} did not start: ${reason}; its log is ${logFile}`))
      }
      started.once('message', (message: ReadyMessage) => {
        settle()
        resolve(message)
      })
      started.once('error', (error) => fail(error.message))
      started.once('close', (code, signal) => fail(lastComplaint(said.join('')) ?? `it ended with ${signal ?? code}`))
    })
  }

  function watch (): void {
    child.once('exit', (code, signal) => {
      if (stopping) return
      onRestart(`${name} ended with ${signal ?? code}`)
      timer = setTimeout(() => {
        // One that does not become ready ends, and is started again like any other; one that is only late goes on.
        spawn().catch(() => {})
        watch()
      }, restartMilliseconds)
    })
  }

  const { url } = await spawn().catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  watch()
  return {
    url,
    async stop () {
      stopping = true
      clearTimeout(timer)
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
        child.kill('SIGTERM')
        const force = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds)
        await ended
        clearTimeout(force)
      }
      log.end()
    }
  }
}
