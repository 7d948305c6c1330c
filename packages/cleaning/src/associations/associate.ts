import type { ColumnProfile } from '@assay/shared'
import { correlationRatio } from './correlation-ratio.ts'
import { cramersV } from './cramers-v.ts'
import type { MeasuredColumn, MeasuredLevels, MeasuredNumbers } from './measured-column.ts'
import { pearson } from './pearson.ts'

export type AssociationMeasure = NonNullable<ColumnProfile['targetAssociation']>

/** Measures how much two columns, of whatever types, tell about each other: 0 nothing, 1 everything. */
export function associate (a: MeasuredColumn, b: MeasuredColumn): AssociationMeasure {
  if (a.kind === 'numbers') return b.kind === 'numbers' ? correlate(a, b) : explain(a, b)
  if (b.kind === 'numbers') return explain(b, a)
  return { measure: 'cramersV', value: cramersV(a.codes, a.levels, b.codes, b.levels) }
}

function explain ({ values }: MeasuredNumbers, { codes, levels }: MeasuredLevels): AssociationMeasure {
  return { measure: 'correlationRatio', value: correlationRatio(values, codes, levels) }
}

/** By value and by rank, whichever is stronger: one outlier hides the first, and many ties the second. */
function correlate (a: MeasuredNumbers, b: MeasuredNumbers): AssociationMeasure {
  const byValue = Math.abs(pearson(a.values, b.values))
  const byRank = Math.abs(pearson(a.ranks, b.ranks))
  return byRank > byValue ? { measure: 'spearman', value: byRank } : { measure: 'pearson', value: byValue }
}
