import type { ColumnProfile } from '@assay/shared'

const dayMilliseconds = 86_400_000

/** @param values milliseconds since 1970-01-01 UTC; missing is NaN */
export function summarizeDates (values: Float64Array): Pick<ColumnProfile, 'missing' | 'distinct' | 'firstDate' | 'lastDate'> {
  let missing = 0
  let first = Infinity
  let last = -Infinity
  let wholeDays = true
  for (const value of values) {
    if (Number.isNaN(value)) {
      missing++
      continue
    }
    if (value < first) first = value
    if (value > last) last = value
    if (value % dayMilliseconds !== 0) wholeDays = false
  }
  if (missing === values.length) return { missing, distinct: 0 }
  return { missing, distinct: countDistinct(values), firstDate: formatDate(first, wholeDays), lastDate: formatDate(last, wholeDays) }
}

function countDistinct (values: Float64Array): number {
  const sorted = values.toSorted()
  let distinct = 0
  for (let i = 0; i < sorted.length; i++) {
    if (!Number.isNaN(sorted[i]) && (i === 0 || sorted[i] !== sorted[i - 1])) distinct++
  }
  return distinct
}

function formatDate (milliseconds: number, wholeDays: boolean): string {
  const text = new Date(milliseconds).toISOString()
  return wholeDays ? text.slice(0, text.indexOf('T')) : text
}
