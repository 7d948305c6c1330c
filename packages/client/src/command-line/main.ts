#!/usr/bin/env node
import { runCommandLine } from './run-command-line.ts'

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())
// Whoever reads may stop early: `assay models | head`.
process.stdout.on('error', () => process.exit())

const { ASSAY_URL, ASSAY_KEY, NO_COLOR = '' } = process.env
process.exitCode = await runCommandLine(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  messages: process.stderr,
  colours: process.stdout.isTTY && NO_COLOR === '',
  url: ASSAY_URL,
  key: ASSAY_KEY,
  interrupted: interrupted.signal
})
