import { encodeFeatures } from '@assay/model'
import type { Encoder, WordsEncoder } from '@assay/model'
import type { NumberColumn, Table } from '@assay/table'
import { wordColumns } from '../features/feature-columns.ts'
import { fitWordsEncoder } from '../features/fit-words-encoder.ts'
import type { TrainingTable } from '../learner.ts'

/** A text's terms as columns of numbers, one a term. */
export interface SpreadWords { readonly encoder: WordsEncoder, readonly columns: readonly NumberColumn[] }

/** The words that the given rows find worth learning from, for learners that read nothing but columns. */
export function spreadWords (training: TrainingTable, rows: Uint32Array): readonly SpreadWords[] {
  return wordColumns(training).flatMap((column): SpreadWords[] => {
    const encoder = fitWordsEncoder(column, training, rows)
    return encoder === null ? [] : [{ encoder, columns: columnsOf(encoder, training.table) }]
  })
}

function columnsOf (encoder: WordsEncoder, table: Table): NumberColumn[] {
  const features = encodeFeatures([encoder], table, Uint32Array.from({ length: table.rows }, (_, row) => row))
  const width = encoder.terms.length
  return Array.from(encoder.terms, (bucket, place) => ({
    kind: 'number',
    // No column of a file is called so.
    name: `${encoder.column}\u0000${bucket}`,
    values: Float64Array.from({ length: table.rows }, (_, row) => features[row * width + place]!)
  }))
}

/** The terms' columns stand together and in order, as their features do: one encoder makes them all. */
export function gatherWords (encoders: readonly Encoder[], words: readonly SpreadWords[]): readonly Encoder[] {
  const made = new Map(words.flatMap(({ encoder, columns }) => columns.map(({ name }, place) => [name, place === 0 ? [encoder] : []] as const)))
  return encoders.flatMap((encoder) => made.get(encoder.column) ?? [encoder])
}
