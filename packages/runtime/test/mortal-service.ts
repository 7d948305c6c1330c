/** `node mortal-service.ts folder failpoint…`: writes a line, by a dependency that may be deadly, and says so. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFailpoints } from '../src/index.ts'

const [dataDirectory = '', ...failpoints] = process.argv.slice(2)
const lines = { write: async (line: string) => { appendFileSync(join(dataDirectory, 'lines'), line) } }
const deps = withFailpoints('mortal', { failpoints, dataDirectory }, { lines, report: async () => {} })
await deps.lines.write('written\n')
await deps.report()
