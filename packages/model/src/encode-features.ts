import { AppError } from '@assay/shared'
import { columnNamed } from '@assay/table'
import type { CategoryColumn, Column, Table, TextColumn } from '@assay/table'
import type { Encoder } from './encoder.ts'
import { cosineOf, countFeatures, featureWidth, scaleNumbers, sineOf } from './features.ts'
import { fillWords } from './words/fill-words.ts'

/**
 * The features of many rows of a cleaned table.
 *
 * @returns rows × features, row-major
 * @throws {AppError} COLUMN_NOT_FOUND
 */
export function encodeFeatures (encoders: readonly Encoder[], table: Table, rows: Uint32Array): Float64Array {
  const features = countFeatures(encoders)
  const encoded = new Float64Array(rows.length * features)
  const encodeBlock = compileTableEncoders(encoders, table)
  for (let start = 0; start < rows.length; start += blockRows) {
    const end = Math.min(start + blockRows, rows.length)
    encodeBlock(rows.subarray(start, end), encoded.subarray(start * features, end * features))
  }
  return encoded
}

// Columns are written one after the other into row-major blocks: a block that stays in the cache makes that cheap.
export const blockRows = 256

/** Writes the features of `rows` into the first rows × features entries of `into`, row-major if not told otherwise. */
export type EncodeBlock = (rows: Uint32Array, into: Float64Array) => void

/** How far apart the features of a row are, and the rows of a feature. */
export interface Strides { readonly feature: number, readonly row: number }

export function compileTableEncoders (encoders: readonly Encoder[], table: Table, strides: Strides = { feature: 1, row: countFeatures(encoders) }): EncodeBlock {
  let next = 0
  const fillers = encoders.map((encoder) => {
    const first = next * strides.feature
    next += featureWidth(encoder)
    return compileFiller(encoder, columnNamed(table, encoder.column), first, strides)
  })
  return (rows, into) => {
    for (const fill of fillers) fill(rows, into)
  }
}

function compileFiller (encoder: Encoder, column: Column, first: number, strides: Strides): EncodeBlock {
  const stride = strides.row
  switch (encoder.kind) {
    case 'number': {
      const values = numbersOf(column)
      return (rows, into) => { for (let i = 0, at = first; i < rows.length; i++, at += stride) into[at] = values[rows[i]!]! }
    }
    case 'scaled': {
      const values = numbersOf(column)
      return (rows, into) => { scaleNumbers(encoder, values, rows, into, first, stride) }
    }
    case 'missing': {
      const isMissing = missingTest(column)
      return (rows, into) => { for (let i = 0, at = first; i < rows.length; i++, at += stride) into[at] = isMissing(rows[i]!) ? 1 : 0 }
    }
    case 'oneHot': {
      const { codes, levels } = categoriesOf(column)
      const width = featureWidth(encoder)
      const position = valueByCode(levels, encoder.levels, (index) => index, encoder.other ? encoder.levels.length : -1, -1)
      return (rows, into) => {
        for (let i = 0, at = first; i < rows.length; i++, at += stride) {
          const hot = position[codes[rows[i]!]!]!
          for (let level = 0, place = at; level < width; level++, place += strides.feature) into[place] = level === hot ? 1 : 0
        }
      }
    }
    case 'code': {
      const { codes, levels } = categoriesOf(column)
      return fillByCode(codes, valueByCode(levels, encoder.levels, (index) => index, encoder.levels.length, NaN), first, stride)
    }
    case 'levelValue': {
      const { codes, levels } = categoriesOf(column)
      return fillByCode(codes, valueByCode(levels, encoder.levels, (index) => encoder.values[index]!, encoder.unseen, encoder.missing), first, stride)
    }
    case 'cyclic': {
      const values = numbersOf(column)
      return (rows, into) => {
        for (let i = 0, at = first; i < rows.length; i++, at += stride) {
          const value = values[rows[i]!]!
          into[at] = sineOf(encoder, value)
          into[at + strides.feature] = cosineOf(encoder, value)
        }
      }
    }
    case 'words': return fillWords(encoder, textsOf(column), first, strides)
  }
}

function fillByCode (codes: Uint32Array, values: Float64Array, first: number, stride: number): EncodeBlock {
  return (rows, into) => { for (let i = 0, at = first; i < rows.length; i++, at += stride) into[at] = values[codes[rows[i]!]!]! }
}

/** @returns one value a code of the column: `missing` for code 0, then one for each of its levels */
function valueByCode (columnLevels: readonly string[], known: readonly string[], valueOf: (index: number) => number, unseen: number, missing: number): Float64Array {
  const indexOf = new Map(known.map((level, index) => [level, index]))
  const values = new Float64Array(columnLevels.length + 1)
  values[0] = missing
  columnLevels.forEach((level, at) => {
    const index = indexOf.get(level)
    values[at + 1] = index === undefined ? unseen : valueOf(index)
  })
  return values
}

function missingTest (column: Column): (row: number) => boolean {
  if (column.kind === 'category') return (row) => column.codes[row] === 0
  if (column.kind === 'text') return (row) => column.offsets[row] === column.offsets[row + 1]
  return (row) => Number.isNaN(column.values[row])
}

function numbersOf (column: Column): Float64Array {
  if (column.kind === 'number' || column.kind === 'date') return column.values
  throw new AppError('COLUMN_NOT_FOUND', `Column "${column.name}" is a ${column.kind} column where the model needs numbers; clean the table with the model's own recipe`)
}

function categoriesOf (column: Column): CategoryColumn {
  if (column.kind === 'category') return column
  throw new AppError('COLUMN_NOT_FOUND', `Column "${column.name}" is a ${column.kind} column where the model needs categories; clean the table with the model's own recipe`)
}

function textsOf (column: Column): TextColumn {
  if (column.kind === 'text') return column
  throw new AppError('COLUMN_NOT_FOUND', `Column "${column.name}" is a ${column.kind} column where the model needs texts; clean the table with the model's own recipe`)
}
