import { sampleRows } from '../sample-rows.ts'

/** Values whose quantiles are as good as those of all. */
const mostValues = 50_000

/** @returns known values, ascending; of many an evenly drawn part */
export function sampleValues (values: Float64Array): Float64Array {
  return Float64Array.from(sampleRows(values.length, mostValues), (row) => values[row]!).filter((value) => !Number.isNaN(value)).sort()
}
