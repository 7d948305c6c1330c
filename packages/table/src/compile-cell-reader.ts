import type { Cell, CellFormat } from './cell-format.ts'
import type { CellBatch } from './csv/cell-batch.ts'
import { collectLabels, createLabelCollector, textOf } from './csv/collect-labels.ts'
import { parseValue, readCell, type Unreadable } from './read-cell.ts'

/** Reads the cells of one column of a batch, record by record. */
type ReadCells = (batch: CellBatch, column: number) => (Cell | Unreadable)[]

/** Makes of bytes what `readCell` makes of their text, for cells that come many at a time: without a text for each. */
export function compileCellReader (format: CellFormat): ReadCells {
  const isValue = format.type === 'number' || format.type === 'date'
  const isMarkedByValue = format.missing.some((marker) => typeof readCell({ ...format, missing: [] }, marker) === 'number')
  return isValue && !isMarkedByValue ? readValues(format) : readLabels(format)
}

/** A cell that is a value is no marker of a missing one. */
function readValues (format: CellFormat): ReadCells {
  return ({ bytes, records, columns, starts, ends }, column) => {
    const cells: (Cell | Unreadable)[] = []
    for (let record = 0, cell = column; record < records; record++, cell += columns) {
      const [start, end] = [starts[cell]!, ends[cell]!]
      const value = start === end ? NaN : parseValue(bytes, start, end, format)
      if (!Number.isNaN(value)) cells.push(value)
      else cells.push(start === end ? null : readCell(format, decoder.decode(bytes.subarray(start, end))))
    }
    return cells
  }
}

/** Each distinct text is read once. */
function readLabels (format: CellFormat): ReadCells {
  let labels = createLabelCollector(0)
  let cellOf: (Cell | Unreadable)[] = [null]
  return (batch, column) => {
    if (labels.distinct > mostTexts) {
      labels = createLabelCollector(0)
      cellOf = [null]
    }
    labels.codes.filled = 0
    collectLabels(labels, batch, column)
    while (cellOf.length <= labels.distinct) cellOf.push(readCell(format, textOf(labels, cellOf.length)))
    return Array.from(labels.codes.entries.subarray(0, batch.records), (code) => cellOf[code]!)
  }
}

/** Remembered of a column. */
const mostTexts = 4096

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
