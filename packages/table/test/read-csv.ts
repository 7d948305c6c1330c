import { createCsvReader, type CsvHints, type CsvReaderOptions, type CsvReading } from '../src/index.ts'

/** Reads a whole text or bytes in chunks of that size, again as often as the reader asks. */
export function readCsv (source: string | Uint8Array, chunkBytes = 1 << 16, options: () => CsvReaderOptions = () => ({})): CsvReading & { passes: number } {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  let hints: CsvHints | undefined
  for (let passes = 1; ; passes++) {
    const reader = createCsvReader({ ...options(), ...(hints !== undefined && { hints }) })
    for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes))
    const result = reader.end()
    if (!('again' in result)) return { ...result, passes }
    hints = result.again
  }
}
