/**
 * A process between us and a server: `node server-guard.ts program argument…`. Its standard input is the line of life: when it ends,
 * because the parent closed it or died of whatever, the server gets TERM, and KILL five seconds later.
 * A server that a signal ended unasked is started again; one that exits by itself has its reasons, and ends the guard.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

const [program = '', ...args] = process.argv.slice(2)
const restartMilliseconds = 200
let ending = false
let server = start()

function start (): ChildProcess {
  const started = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  started.once('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  started.once('exit', (code, signal) => {
    if (signal === null || ending) process.exit(code ?? 1)
    console.error(`ended with ${signal}; it is started again`)
    setTimeout(() => {
      if (ending) process.exit(1)
      server = start()
    }, restartMilliseconds)
  })
  return started
}

function end (): void {
  ending = true
  server.kill('SIGTERM')
  setTimeout(() => server.kill('SIGKILL'), 5_000).unref()
}

process.stdin.on('close', end).resume()
process.on('SIGTERM', end)
process.on('SIGINT', end)
