import { sortNumbers } from '@assay/table'
import type { ColumnProfile } from '@assay/shared'
import type { TextColumn } from '@assay/table'
import { sketchTexts, type TextSketch } from '../sketch/text-sketch.ts'
import { mostFrequent } from './summarize-levels.ts'
import { distinctOf } from './summarize-numbers.ts'

type TextFacts = Pick<ColumnProfile, 'missing' | 'distinct' | 'length' | 'topLevels' | 'topLevelsMissed'>

export const summarizeTexts = (column: TextColumn): TextFacts => summarizeTextSketch(sketchTexts(column))

/** Describes a column of texts. How many are distinct is as exact as in a column of numbers; the most frequent are told where any comes again for certain. */
export function summarizeTextSketch ({ rows, characters, longest, hashes, frequent, beginnings }: TextSketch): TextFacts {
  const present = hashes.moments.count
  const repeated = Array.from(frequent.rows).filter(([, count]) => count > Math.max(1, frequent.missed))
  return {
    missing: rows - present,
    distinct: distinctOf(hashes, sortNumbers(hashes.sample.values)),
    length: { mean: present === 0 ? 0 : characters / present, max: longest },
    ...repeated.length > 0 && mostFrequent(repeated.map(([hash, count]) => ({ level: beginnings.get(hash)!, rows: count })), frequent.missed)
  }
}
