import type { ColumnProfile } from '@assay/shared'
import { correlationRatio } from './correlation-ratio.ts'
import { cramersV } from './cramers-v.ts'
import type { MeasuredColumn, MeasuredLevels, MeasuredNumbers } from './measured-column.ts'
import { pearson } from './pearson.ts'

export type AssociationMeasure = NonNullable<ColumnProfile['targetAssociation']>

/**
 * Measures how much two columns, of whatever types, tell about each other: 0 nothing, 1 everything. Two columns of numbers are
 * compared by rank: one wild value in the same row of both would make any two look alike by value.
 */
export function associate (a: MeasuredColumn, b: MeasuredColumn): AssociationMeasure {
  if (a.kind === 'numbers') return b.kind === 'numbers' ? { measure: 'spearman', value: Math.abs(pearson(a.ranks, b.ranks)) } : explain(a, b)
  if (b.kind === 'numbers') return explain(b, a)
  return { measure: 'cramersV', value: cramersV(a.codes, a.levels, b.codes, b.levels) }
}

function explain ({ values }: MeasuredNumbers, { codes, levels }: MeasuredLevels): AssociationMeasure {
  return { measure: 'correlationRatio', value: correlationRatio(values, codes, levels) }
}
