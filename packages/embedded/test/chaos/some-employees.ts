import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The first 600 rows of the example: enough for every learner, few enough for a quick run. */
export function someEmployees (): string {
  const text = readFileSync(fileURLToPath(new URL('../../../../examples/employees.csv', import.meta.url)), 'utf8')
  return `${text.split('\n').slice(0, 601).join('\n')}\n`
}
