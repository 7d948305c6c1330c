import type { DatePart, TextPart } from '@assay/shared'
import type { CellFormat } from './cell-format.ts'

/**
 * How a cleaned table comes from a file's cells: facts only, nothing learnt from rows. It travels in the artifact, so that a
 * batch and a single row are prepared by the same text.
 */
export interface Recipe {
  /** The file's columns that the outputs need, by name. */
  readonly inputs: readonly InputColumn[]
  readonly outputs: readonly OutputColumn[]
}

export interface InputColumn { readonly name: string, readonly format: CellFormat }

export interface OutputColumn {
  readonly name: string
  readonly kind: 'number' | 'category' | 'text'
  /** Index into `inputs`. */
  readonly input: number
  /** Values that mean missing in this column beyond its format's markers, as text (`-200`). */
  readonly missing: readonly string[]
  /** Category only: spellings of one level. */
  readonly mergeLevels: readonly (readonly [from: string, to: string])[]
  /** From a date to a number. */
  readonly datePart?: DatePart
  /** From a date to the days that have passed since the date of another input. */
  readonly since?: { readonly input: number, readonly missing: readonly string[] }
  /** From a text to a number. */
  readonly textPart?: TextPart
}
