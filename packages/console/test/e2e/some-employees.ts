import { readFileSync } from 'node:fs'

/** The bundled example: enough rows for every learner, few enough for a quick test. */
export const employeeLines = readFileSync(new URL('../../../../examples/employees.csv', import.meta.url), 'utf8').trimEnd().split('\n')

export const someEmployees = `${employeeLines.slice(0, 401).join('\n')}\n`
