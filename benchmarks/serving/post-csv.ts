import { writeCsv } from '@assay/table'
import type { SyntheticRows } from '../synthetic-rows.ts'
import type { Program } from './start-program.ts'

/** Posts a CSV of so many rows, the synthetic ones over and over, and reads the answer to its end. */
export async function postCsv ({ url, cpuSeconds }: Program, { target, columns }: SyntheticRows, count: number) {
  const lines = writeCsv({ rows: target.length, columns }).trimEnd().split('\n')
  const [header, ...rows] = lines
  const csv = `${[header, ...Array.from({ length: count }, (_, row) => rows[row % rows.length]!)].join('\n')}\n`
  const before = cpuSeconds()
  const started = performance.now()
  const response = await fetch(`${url}/predict`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: csv })
  let answered = -1
  for await (const chunk of response.body!) for (const byte of chunk) if (byte === 10) answered++
  if (answered !== count) throw new Error(`${answered} of ${count} rows were answered`)
  const seconds = (performance.now() - started) / 1000
  return { rows: count, rowsPerSecond: count / seconds, rowsPerCpuSecond: count / (cpuSeconds() - before) }
}
