#!/usr/bin/env node
import { openTerminal } from './open-terminal.ts'
import { runCommandLine } from './run-command-line.ts'

process.exitCode = await runCommandLine(process.argv.slice(2), openTerminal(process, process.env))
