import { countRegisters, mergeRegisters } from './distinct-registers.ts'
import { countDyadic, mergeDyadic, type DyadicHistogram } from './dyadic-histogram.ts'
import { measureMoments, mergeMoments, type Moments } from './moments.ts'
import { drawSample, levelFor, mergeSamples, type RowSample } from './row-sample.ts'
import { countValues, mergeCounts, type ValueCounts } from './value-counts.ts'

/**
 * What is remembered of numbers, in memory that does not grow with them. Sketches of a column's parts merge to that of the column: counts,
 * extremes, histogram, sample and distinct values to the same, moments but for rounding.
 */
export interface NumberSketch {
  readonly rows: number
  readonly moments: Moments
  readonly histogram: DyadicHistogram
  readonly sample: RowSample
  /** Null where there are too many different values. */
  readonly counts: ValueCounts | null
  readonly registers: Uint8Array
}

/**
 * @param values   missing is NaN
 * @param firstRow number of their first row in the table that they are a part of
 */
export function sketchNumbers (values: Float64Array, firstRow = 0): NumberSketch {
  const moments = measureMoments(values)
  const counts = countValues(values)
  return {
    rows: values.length,
    moments,
    histogram: countDyadic(values, moments.low, moments.high),
    sample: drawSample(values, firstRow, levelFor(moments.count)),
    counts,
    registers: countRegisters(counts === null ? values : Float64Array.from(counts.keys()))
  }
}

/** @param later of rows after those of the other */
export function mergeNumberSketches (earlier: NumberSketch, later: NumberSketch): NumberSketch {
  const moments = mergeMoments(earlier.moments, later.moments)
  return {
    rows: earlier.rows + later.rows,
    moments,
    histogram: mergeDyadic(earlier.histogram, later.histogram),
    sample: mergeSamples(earlier.sample, later.sample, levelFor(moments.count)),
    counts: mergeCounts(earlier.counts, later.counts),
    registers: mergeRegisters(earlier.registers, later.registers)
  }
}

/** A long column, sketched in parts. */
export function sketchColumn (values: Float64Array): NumberSketch {
  let sketch = sketchNumbers(values.subarray(0, partRows))
  for (let row = partRows; row < values.length; row += partRows) sketch = mergeNumberSketches(sketch, sketchNumbers(values.subarray(row, row + partRows), row))
  return sketch
}

const partRows = 1 << 20
