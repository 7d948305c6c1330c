import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { profileTable } from '@assay/cleaning'
import { createCsvReader, type CsvHints, type CsvReading } from '@assay/table'
import { openKernels } from '@assay/kernels'
import { needOf } from './need-of.ts'

const path = process.argv[2]!

needOf(() => profileTable(readFile()))

function readFile (hints?: CsvHints): CsvReading {
  const reader = createCsvReader({ kernels: openKernels(), fileBytes: statSync(path).size, ...(hints !== undefined && { hints }) })
  const file = openSync(path, 'r')
  const chunk = new Uint8Array(1 << 18)
  for (let bytes; (bytes = readSync(file, chunk, 0, chunk.length, null)) > 0;) reader.push(chunk.subarray(0, bytes))
  closeSync(file)
  const result = reader.end()
  return 'again' in result ? readFile(result.again) : result
}
