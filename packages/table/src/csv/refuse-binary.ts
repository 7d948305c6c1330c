import { AppError } from '@assay/shared'

/** @throws {AppError} CSV_INVALID when the file's first bytes are those of a known binary format */
export function refuseBinary (start: Uint8Array): void {
  const found = signatures.find(({ bytes }) => bytes.every((byte, i) => start[i] === byte))
  if (found !== undefined) throw new AppError('CSV_INVALID', `The file is ${found.what}, not a CSV; ${found.wayOut}`)
}

const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))

const signatures = [
  { bytes: [...letters('PK'), 3, 4], what: 'a ZIP archive or an Excel workbook', wayOut: 'export its sheet as CSV' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook', wayOut: 'export its sheet as CSV' },
  { bytes: letters('PAR1'), what: 'a Parquet file', wayOut: 'post it as a dataset, or export it as CSV' },
  { bytes: letters('ARROW1'), what: 'an Arrow file', wayOut: 'export it as CSV' },
  { bytes: [0x1f, 0x8b], what: 'compressed by gzip', wayOut: 'send it with Content-Encoding: gzip' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'compressed by Zstandard', wayOut: 'unpack it first' },
  { bytes: letters('BZh91AY'), what: 'compressed by bzip2', wayOut: 'unpack it first' },
  { bytes: [0xfd, ...letters('7zXZ')], what: 'compressed by xz', wayOut: 'unpack it first' },
  { bytes: [0x89, ...letters('PNG')], what: 'a picture', wayOut: 'send the table itself' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a picture', wayOut: 'send the table itself' },
  { bytes: letters('GIF8'), what: 'a picture', wayOut: 'send the table itself' },
  { bytes: letters('%PDF-'), what: 'a PDF document', wayOut: 'send the table itself' },
  { bytes: letters('SQLite format 3'), what: 'an SQLite database', wayOut: 'export a table as CSV' }
]
