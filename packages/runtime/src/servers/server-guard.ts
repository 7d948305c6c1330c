/**
 * A process between us and a server: `node server-guard.ts program argument…`. Its standard input is the line of life: when it ends,
 * because the parent closed it or died of whatever, the server gets TERM, and KILL five seconds later.
 */
import { spawn } from 'node:child_process'

const [program = '', ...args] = process.argv.slice(2)
const server = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })

function end (): void {
  server.kill('SIGTERM')
  setTimeout(() => server.kill('SIGKILL'), 5_000).unref()
}

process.stdin.on('close', end).resume()
process.on('SIGTERM', end)
process.on('SIGINT', end)
server.once('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
server.once('exit', (code) => process.exit(code ?? 1))
