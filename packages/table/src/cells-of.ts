import type { Cell } from './cell-format.ts'
import type { Column } from './column.ts'

/** A column's cells as values, row by row; null is missing. */
export function cellsOf (column: Column): Cell[] {
  switch (column.kind) {
    case 'number':
    case 'date': return Array.from(column.values, (value) => Number.isNaN(value) ? null : value)
    case 'category': return Array.from(column.codes, (code) => code === 0 ? null : column.levels[code - 1]!)
    case 'text': {
      const { offsets, bytes } = column
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
      return Array.from({ length: offsets.length - 1 }, (_, row) => {
        const [start, end] = [offsets[row]!, offsets[row + 1]!]
        // slice: TextDecoder does not read shared memory everywhere
        return start === end ? null : decoder.decode(bytes.slice(start, end))
      })
    }
  }
}
