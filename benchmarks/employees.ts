import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const employeesFile = fileURLToPath(new URL('../examples/employees.csv', import.meta.url))

/** The bundled example: 2,000 rows like IBM's HR set; the target is `Attrition`. */
export const employees = (): Uint8Array<ArrayBuffer> => readFileSync(employeesFile)
