import type { Terminal } from './terminal.ts'

/** The terminal that a process was started in; its environment names the server and the key. */
export function openTerminal (process: NodeJS.Process, { ASSAY_URL, ASSAY_KEY, PORT, NO_COLOR = '' }: NodeJS.ProcessEnv): Terminal {
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  // Whoever reads may stop early: `assay models | head`.
  process.stdout.on('error', () => process.exit())
  return {
    input: process.stdin,
    output: process.stdout,
    messages: process.stderr,
    colours: process.stdout.isTTY && NO_COLOR === '',
    url: ASSAY_URL || undefined,
    key: ASSAY_KEY || undefined,
    port: PORT || '5000',
    interrupted: interrupted.signal
  }
}
