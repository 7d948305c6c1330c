import { termsOfColumn } from '@assay/model'
import type { ColumnTerms, WordsEncoder } from '@assay/model'
import { log, square, valuesAt } from '@assay/shared'
import type { TextColumn } from '@assay/table'
import type { TrainingTable } from '../learner.ts'
import { ruleFor } from './rules.ts'

/** Terms of fewer texts say more about these texts than about others. */
const fewestTexts = 5
/** Cells that all features of one text column may take: fewer terms where there are many rows. */
const mostCells = 2 ** 24

/**
 * The words of one text column that say most about the target among the given rows, each worth the more the fewer texts have it (tf-idf).
 *
 * @returns null when the plan has no rule for the column, or no term occurs often enough
 * @see Spärck Jones, "A statistical interpretation of term specificity", 1972 (idf, smoothed)
 */
export function fitWordsEncoder (column: TextColumn, training: TrainingTable, rows: Uint32Array): WordsEncoder | null {
  const rule = ruleFor(training.rules, 'hashWords', column.name)
  if (rule === undefined) return null
  const { buckets, mostTerms } = rule
  const terms = termsOfColumn(column, buckets)
  const texts = countTexts(terms, rows, buckets)
  const strength = responsesOf(training, rows)
    .map((response) => correlations(terms, rows, texts, response))
    .reduce((most, of) => most.map((value, bucket) => Math.max(value, of[bucket]!)))
  const chosen = Uint32Array.from(texts.keys())
    .filter((bucket) => texts[bucket]! >= fewestTexts && texts[bucket]! < rows.length)
    .sort((a, b) => strength[b]! - strength[a]! || a - b)
    .slice(0, Math.min(mostTerms, Math.floor(mostCells / rows.length)))
    .sort()
  if (chosen.length === 0) return null
  const weights = Float64Array.from(chosen, (bucket) => log((1 + rows.length) / (1 + texts[bucket]!)) + 1)
  return { kind: 'words', column: column.name, buckets, terms: chosen, weights }
}

/** @returns how many of the rows have each bucket */
function countTexts ({ offsets, buckets: found }: ColumnTerms, rows: Uint32Array, buckets: number): Float64Array {
  const texts = new Float64Array(buckets)
  for (const row of rows) for (let term = offsets[row]!; term < offsets[row + 1]!; term++) texts[found[term]!]!++
  return texts
}

/** What a term may tell about: each class against the others, or the value. */
function responsesOf ({ target, problem }: TrainingTable, rows: Uint32Array): Float64Array[] {
  const answers = valuesAt(target, rows)
  return problem.kind === 'multiclass' ? problem.classes.map((_, label) => answers.map((own) => own === label ? 1 : 0)) : [answers]
}

/** Squared correlation of a response with the presence of each bucket. */
function correlations ({ offsets, buckets: found }: ColumnTerms, rows: Uint32Array, texts: Float64Array, response: Float64Array): Float64Array {
  const mean = response.reduce((sum, value) => sum + value, 0) / rows.length
  const spread = response.reduce((sum, value) => sum + square(value - mean), 0)
  const excess = new Float64Array(texts.length)
  rows.forEach((row, i) => {
    for (let term = offsets[row]!; term < offsets[row + 1]!; term++) excess[found[term]!]! += response[i]! - mean
  })
  return excess.map((sum, bucket) => {
    const present = texts[bucket]! * (1 - texts[bucket]! / rows.length)
    return present > 0 && spread > 0 ? sum * sum / (present * spread) : 0
  })
}
