import { createCsvReader, type CsvReading } from '@assay/table'

export function readCsv (bytes: Uint8Array): CsvReading {
  for (let hints; ;) {
    const reader = createCsvReader(hints === undefined ? {} : { hints })
    reader.push(bytes)
    const reading = reader.end()
    if (!('again' in reading)) return reading
    hints = reading.again
  }
}
