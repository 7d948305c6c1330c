import { cellsOf } from '@assay/table'
import type { TextColumn } from '@assay/table'
import { hashTerms } from './hash-terms.ts'

/** The terms of many texts: row r has `buckets[offsets[r] … offsets[r + 1])`, each as often as `counts` says. */
export interface ColumnTerms { readonly offsets: Uint32Array, readonly buckets: Uint32Array, readonly counts: Uint32Array }

/** The terms of a column's texts. They are kept as long as the column is: folds and trials ask for them again and again. */
export function termsOfColumn (column: TextColumn, buckets: number): ColumnTerms {
  const ofColumn = known.get(column) ?? new Map<number, ColumnTerms>()
  known.set(column, ofColumn)
  const terms = ofColumn.get(buckets) ?? readTerms(column, buckets)
  ofColumn.set(buckets, terms)
  return terms
}

const known = new WeakMap<TextColumn, Map<number, ColumnTerms>>()

function readTerms (column: TextColumn, buckets: number): ColumnTerms {
  const offsets = new Uint32Array(column.offsets.length)
  const found: number[] = []
  const counts: number[] = []
  cellsOf(column).forEach((text, row) => {
    if (text !== null) {
      for (const [bucket, count] of hashTerms(String(text), buckets)) {
        found.push(bucket)
        counts.push(count)
      }
    }
    offsets[row + 1] = found.length
  })
  return { offsets, buckets: Uint32Array.from(found), counts: Uint32Array.from(counts) }
}
