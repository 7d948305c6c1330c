import { writeCsv } from '@assay/table'
import type { SyntheticRows } from '../synthetic-rows.ts'
import type { Program } from './start-program.ts'

export interface PostedCsv { readonly name: string, readonly rows: number, readonly bytesPerRow: number, readonly body: Uint8Array<ArrayBuffer> }

/**
 * The synthetic rows over and over.
 *
 * @param decimals that the numbers are rounded to
 */
export function csvOf (name: string, { target, columns }: SyntheticRows, rows: number, decimals?: number): PostedCsv {
  const written = decimals === undefined ? columns : columns.map((column) => ({ ...column, values: column.values.map((value) => Number(value.toFixed(decimals))) }))
  const [header, ...lines] = writeCsv({ rows: target.length, columns: written }).trimEnd().split('\n')
  const body = new TextEncoder().encode(`${[header, ...Array.from({ length: rows }, (_, row) => lines[row % lines.length]!)].join('\n')}\n`)
  return { name, rows, bytesPerRow: body.length / rows, body }
}

/** Posts a CSV and reads the answer to its end. */
export async function postCsv ({ url, cpuSeconds }: Program, { rows, body }: PostedCsv) {
  const before = cpuSeconds()
  const started = performance.now()
  const response = await fetch(`${url}/predict`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body })
  let answered = -1
  for await (const chunk of response.body!) for (const byte of chunk) if (byte === 10) answered++
  if (answered !== rows) throw new Error(`${answered} of ${rows} rows were answered`)
  const seconds = (performance.now() - started) / 1000
  return { rowsPerSecond: rows / seconds, rowsPerCpuSecond: rows / (cpuSeconds() - before) }
}
