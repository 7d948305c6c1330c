import { AppError } from '@assay/shared'
import type { Cell } from '@assay/table'
import type { Encoder } from './encoder.ts'
import { cosineOf, featureWidth, scaleNumber, sineOf } from './features.ts'
import { hashTerms } from './words/hash-terms.ts'
import { placesOfTerms, termValue } from './words/word-features.ts'

/**
 * Writes the features of one row.
 *
 * @param cells one for each name that `compileEncoders` was given; null is missing
 */
export type EncodeRow = (cells: readonly Cell[], into: Float64Array) => void

/**
 * Prepares encoders for single rows. They give the bits that `encodeFeatures` gives.
 *
 * @param names columns in the order in which cells will come
 * @throws {AppError} COLUMN_NOT_FOUND
 */
export function compileEncoders (encoders: readonly Encoder[], names: readonly string[]): EncodeRow {
  let next = 0
  const writers = encoders.map((encoder) => {
    const first = next
    next += featureWidth(encoder)
    const cell = names.indexOf(encoder.column)
    if (cell < 0) throw new AppError('COLUMN_NOT_FOUND', `The model reads a column "${encoder.column}" that its recipe does not make`)
    return compileWriter(encoder, cell, first)
  })
  return (cells, into) => {
    for (const write of writers) write(cells, into)
  }
}

function compileWriter (encoder: Encoder, cell: number, at: number): EncodeRow {
  switch (encoder.kind) {
    case 'number': return (cells, into) => { into[at] = numberOf(cells[cell]!) }
    case 'scaled': return (cells, into) => { into[at] = scaleNumber(encoder, numberOf(cells[cell]!)) }
    case 'missing': return (cells, into) => { into[at] = cells[cell] === null ? 1 : 0 }
    case 'oneHot': {
      const indexOf = indexByLevel(encoder.levels)
      const width = featureWidth(encoder)
      return (cells, into) => {
        into.fill(0, at, at + width)
        const level = cells[cell]!
        if (level === null) return
        const index = indexOf.get(level)
        if (index !== undefined) into[at + index] = 1
        else if (encoder.other) into[at + encoder.levels.length] = 1
      }
    }
    case 'code': {
      const indexOf = indexByLevel(encoder.levels)
      return (cells, into) => {
        const level = cells[cell]!
        into[at] = level === null ? NaN : indexOf.get(level) ?? encoder.levels.length
      }
    }
    case 'levelValue': {
      const indexOf = indexByLevel(encoder.levels)
      return (cells, into) => {
        const level = cells[cell]!
        const index = level === null ? undefined : indexOf.get(level)
        into[at] = level === null ? encoder.missing : index === undefined ? encoder.unseen : encoder.values[index]!
      }
    }
    case 'cyclic': return (cells, into) => {
      const value = numberOf(cells[cell]!)
      into[at] = sineOf(encoder, value)
      into[at + 1] = cosineOf(encoder, value)
    }
    case 'words': {
      const { buckets, terms, weights } = encoder
      const places = placesOfTerms(encoder)
      return (cells, into) => {
        into.fill(0, at, at + terms.length)
        const text = cells[cell]!
        if (text === null) return
        for (const [bucket, count] of hashTerms(String(text), buckets)) {
          const place = places[bucket]!
          if (place >= 0) into[at + place] = termValue(count, weights[place]!)
        }
      }
    }
  }
}

function numberOf (cell: Cell): number {
  return typeof cell === 'number' ? cell : NaN
}

function indexByLevel (levels: readonly string[]): Map<Cell, number> {
  return new Map(levels.map((level, index) => [level, index]))
}
