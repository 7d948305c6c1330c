import { fileURLToPath } from 'node:url'
import { AppError, readConfig } from '@assay/shared'
import { embeddedSettings } from './config.ts'
import { readArguments } from './read-arguments.ts'
import { runAssay } from './run-assay.ts'

const example = { file: fileURLToPath(new URL('../../../examples/employees.csv', import.meta.url)), options: { target: 'Attrition' } }

try {
  const config = readConfig(embeddedSettings, process.env)
  process.exitCode = await runAssay({ config, environment: process.env, asked: readArguments(process.argv.slice(2)), example, process })
} catch (error) {
  process.stderr.write(`assay: ${error instanceof AppError ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
