import type { CellBatch } from './cell-batch.ts'

/** The trimmed cells of one record; '' where it ends early. */
export function textsOfRecord ({ bytes, columns, starts, ends }: CellBatch, record: number): string[] {
  const first = record * columns
  return Array.from({ length: columns }, (_, column) => decoder.decode(bytes.subarray(starts[first + column], ends[first + column])))
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
