import type { Cell, CellFormat } from './cell-format.ts'
import type { CategoryColumn, Column } from './column.ts'
import { compactColumn } from './compact-levels.ts'
import type { BatchKernels } from './csv/block-kernels.ts'
import type { CellBatch } from './csv/cell-batch.ts'
import { collectLabels, createLabelCollector, textOf } from './csv/collect-labels.ts'
import { plainNumber } from './cells/parse-number.ts'
import { isoPatterns } from './cells/read-iso-date.ts'
import { isoDate, parseValue, readCell, unreadable, type Unreadable } from './read-cell.ts'
import type { InputColumn } from './recipe.ts'

/** Reads a column's cells of batches of records as `readCell` reads their texts, without a text for each. */
export interface ColumnReader {
  /** Whether cells are looked up among those that came before. */
  readonly readsLabels: boolean
  /**
   * @param column its number in the batch
   * @returns the column, valid until the next call, and the records whose cells are not of its type, ascending: they are missing there
   */
  readonly read: (batch: CellBatch, column: number) => ReadColumn
}

export interface ReadColumn { readonly column: Column, readonly unreadable: readonly number[] }

export function compileColumnReader ({ name, format }: InputColumn): ColumnReader {
  if (format.type === 'category' || format.type === 'text') return { readsLabels: true, read: readCategory(name, format) }
  const { type: kind } = format
  // A cell that is a value is no marker of a missing one.
  const readsLabels = format.missing.some((marker) => typeof readCell({ ...format, missing: [] }, marker) === 'number')
  const fill = readsLabels ? fillFromLabels(format) : fillFromBytes(format)
  let buffer = new Float64Array(0)
  return {
    readsLabels,
    read (batch, place) {
      if (buffer.length < batch.records) buffer = new Float64Array(batch.records)
      const values = buffer.subarray(0, batch.records)
      return { column: { kind, name, values }, unreadable: fill(values, batch, place) }
    }
  }
}

/** @returns the records whose cells cannot be read */
type Fill = (values: Float64Array, batch: CellBatch, column: number) => readonly number[]

function fillFromBytes (format: CellFormat): Fill {
  const readRegular = compileRegularReader(format)

  function readOne (values: Float64Array, { bytes, columns, starts, ends }: CellBatch, column: number, record: number, wrong: number[]): void {
    const cell = record * columns + column
    const [start, end] = [starts[cell]!, ends[cell]!]
    const value = start === end ? NaN : parseValue(bytes, start, end, format)
    values[record] = value
    if (Number.isNaN(value) && start !== end && readCell(format, decoder.decode(bytes.subarray(start, end))) === unreadable) wrong.push(record)
  }

  return (values, batch, column) => {
    const wrong: number[] = []
    if (batch.kernels !== null) {
      const { values: read, rest } = readRegular(batch.kernels, column, batch.records)
      values.set(read)
      for (const record of rest) readOne(values, batch, column, record, wrong)
    } else {
      for (let record = 0; record < batch.records; record++) readOne(values, batch, column, record, wrong)
    }
    return wrong
  }
}

/** What the kernels read of a column, and the records that they leave. */
function compileRegularReader ({ type, number = plainNumber, date }: CellFormat): (kernels: BatchKernels, column: number, records: number) => Pick<ReturnType<BatchKernels['readDecimals']>, 'values' | 'rest'> {
  if (type === 'number') {
    const decimal = number.decimal.charCodeAt(0)
    return (kernels, column, records) => kernels.readDecimals(column, records, decimal)
  }
  const patterns = (date?.pattern ?? isoDate).split(' | ')
  const [days, seconds] = [patterns.includes(isoPatterns[10]), patterns.includes(isoPatterns[19])]
  return (kernels, column, records) => kernels.readIsoDates(column, records, days, seconds)
}

function fillFromLabels (format: CellFormat): Fill {
  const read = rememberTexts((text) => readCell(format, text))
  return (values, batch, column) => {
    const { codes, cells } = read(batch, column)
    const wrong: number[] = []
    codes.forEach((code, record) => {
      const cell = cells[code]!
      values[record] = typeof cell === 'number' ? cell : NaN
      if (cell === unreadable) wrong.push(record)
    })
    return wrong
  }
}

function readCategory (name: string, format: CellFormat): ColumnReader['read'] {
  const read = rememberTexts((text) => readCell(format, text))
  return (batch, column) => {
    const { codes, cells } = read(batch, column)
    const category: CategoryColumn = {
      kind: 'category', name, levels: cells.slice(1) as string[], codes: format.missing.length === 0 ? codes : codes.map((code) => (cells[code] === null ? 0 : code))
    }
    return { column: compactColumn(category), unreadable: [] }
  }
}

/** Reads each distinct text once. @returns a code for each record, and what the texts of the codes hold; code 0 is the blank cell */
function rememberTexts (readText: (text: string) => Cell | Unreadable): (batch: CellBatch, column: number) => { readonly codes: Uint32Array, readonly cells: readonly (Cell | Unreadable)[] } {
  let labels = createLabelCollector(0)
  let cells: (Cell | Unreadable)[] = [null]
  return (batch, column) => {
    if (labels.distinct > mostTexts) {
      labels = createLabelCollector(0)
      cells = [null]
      batch.kernels?.forgetLabels(column)
    }
    labels.codes.filled = 0
    collectLabels(labels, batch, column)
    while (cells.length <= labels.distinct) cells.push(readText(textOf(labels, cells.length)))
    return { codes: labels.codes.entries.subarray(0, batch.records), cells }
  }
}

/** Remembered of a column. */
const mostTexts = 4096

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
