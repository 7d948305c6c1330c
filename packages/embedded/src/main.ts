import { fileURLToPath } from 'node:url'
import { AppError, readConfig, settings } from '@assay/shared'
import { readArguments, usage } from './read-arguments.ts'
import { runAssay } from './run-assay.ts'

const example = { file: fileURLToPath(new URL('../../../examples/employees.csv', import.meta.url)), options: { target: 'Attrition' } }

const words = process.argv.slice(2)
if (words.includes('--help')) {
  process.stdout.write(`${usage}\nWithout a file: trains the example when there is no model yet, and serves. Settings are in .env.example.\n`)
  process.exit(0)
}

try {
  // All settings, those of the services too: every fault is told before anything starts.
  const config = readConfig(settings, process.env)
  process.exitCode = await runAssay({ config, environment: process.env, asked: readArguments(words), example, process })
} catch (error) {
  process.stderr.write(`assay: ${error instanceof AppError ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
