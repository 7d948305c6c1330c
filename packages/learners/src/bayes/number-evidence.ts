import { scaleNumber, scaleNumbers } from '@assay/model'
import type { Encoder } from '@assay/model'
import { log } from '@assay/shared'
import type { FeatureColumn } from '../features/feature-columns.ts'
import { fitNumberEncoders } from '../features/fit-number-encoders.ts'
import type { ClassRows, Evidence } from './evidence.ts'

type NumberColumn = Exclude<FeatureColumn, { kind: 'category' }>

/** Mean and variance of a column within each class, drawn towards those of all rows; a column without two values says nothing. */
export function numberEvidence ({ name, values }: NumberColumn, given: ClassRows): readonly Evidence[] {
  const scaled = fitNumberEncoders(name, values, given.rows, given.rules).find((encoder) => encoder.kind === 'scaled')
  if (scaled === undefined) return []
  const { missingShare, moments } = momentsByClass(scaled, values, given)
  // Of a normal density: −(z − mean)² / 2 variance − ln(variance) / 2, the rest is alike for all classes.
  const constant = Float64Array.from(moments, ({ mean, variance }) => -(mean * mean / variance + log(variance)) / 2)
  const linear = Float64Array.from(moments, ({ mean, variance }) => mean / variance)
  const square = Float64Array.from(moments, ({ variance }) => -0.5 / variance)
  // A gap is filled before it is seen: what the filling says is taken back.
  const filling = scaleNumber(scaled, NaN)
  const gap = constant.map((value, label) => -(value + linear[label]! * filling + square[label]! * filling * filling))
  return [{
    encoders: [scaled, { ...scaled, squared: true }, { kind: 'missing', column: name }],
    constant,
    features: [{ weights: linear, mean: 0 }, { weights: square, mean: 1 }, { weights: gap, mean: missingShare }]
  }]
}

const blockRows = 1024
/** Of a class whose values are alike, and which has hardly a pseudo row. */
const leastVariance = 1e-9

/** Of the scaled values that are known; over all rows they have mean 0 and variance 1. */
function momentsByClass (scaled: Extract<Encoder, { kind: 'scaled' }>, values: Float64Array, { rows, labels, classRows, pseudoRows, checkStop }: ClassRows): { missingShare: number, moments: readonly { mean: number, variance: number }[] } {
  const counts = new Float64Array(classRows.length)
  const sums = new Float64Array(classRows.length)
  const squares = new Float64Array(classRows.length)
  const block = new Float64Array(blockRows)
  for (let start = 0; start < rows.length; start += blockRows) {
    checkStop()
    const some = rows.subarray(start, start + blockRows)
    scaleNumbers(scaled, values, some, block)
    for (let i = 0; i < some.length; i++) {
      if (Number.isNaN(values[some[i]!]!)) continue
      const label = labels[start + i]!
      counts[label]!++
      sums[label]! += block[i]!
      squares[label]! += block[i]! * block[i]!
    }
  }
  const moments = Array.from(counts, (count, label) => {
    const weight = count + pseudoRows
    const mean = sums[label]! / weight
    return { mean, variance: Math.max((squares[label]! + pseudoRows) / weight - mean * mean, leastVariance) }
  })
  return { missingShare: 1 - counts.reduce((sum, count) => sum + count, 0) / rows.length, moments }
}
