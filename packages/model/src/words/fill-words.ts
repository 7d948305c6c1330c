import type { TextColumn } from '@assay/table'
import type { EncodeBlock, Strides } from '../encode-features.ts'
import { termsOfColumn } from './terms-of-column.ts'
import { placesOfTerms, termValue, type WordsEncoder } from './word-features.ts'

/** Writes the words of many texts, from entry `first` on. */
export function fillWords (encoder: WordsEncoder, column: TextColumn, first: number, strides: Strides): EncodeBlock {
  const { offsets, buckets, counts } = termsOfColumn(column, encoder.buckets)
  const places = placesOfTerms(encoder)
  const { length: width } = encoder.terms
  return (rows, into) => {
    for (let i = 0, at = first; i < rows.length; i++, at += strides.row) {
      for (let place = 0; place < width; place++) into[at + place * strides.feature] = 0
      for (let term = offsets[rows[i]!]!; term < offsets[rows[i]! + 1]!; term++) {
        const place = places[buckets[term]!]!
        if (place >= 0) into[at + place * strides.feature] = termValue(counts[term]!, encoder.weights[place]!)
      }
    }
  }
}
