import type { ColumnProfile } from '@assay/shared'
import { sortNumbers } from '@assay/table'
import { sketchColumn } from '../sketch/number-sketch.ts'
import { distinctOf } from './summarize-numbers.ts'

const dayMilliseconds = 86_400_000

/** @param values milliseconds since 1970-01-01 UTC; missing is NaN */
export function summarizeDates (values: Float64Array): Pick<ColumnProfile, 'missing' | 'distinct' | 'firstDate' | 'lastDate'> {
  const sketch = sketchColumn(values)
  const { count, low, high } = sketch.moments
  const missing = values.length - count
  if (count === 0) return { missing, distinct: 0 }
  const wholeDays = values.every((value) => Number.isNaN(value) || value % dayMilliseconds === 0)
  return { missing, distinct: distinctOf(sketch, sortNumbers(sketch.sample.values)), firstDate: formatDate(low, wholeDays), lastDate: formatDate(high, wholeDays) }
}

function formatDate (milliseconds: number, wholeDays: boolean): string {
  const text = new Date(milliseconds).toISOString()
  return wholeDays ? text.slice(0, text.indexOf('T')) : text
}
