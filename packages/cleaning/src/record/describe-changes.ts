import { log1p } from '@assay/shared'
import type { CleaningPlan, NumberChange, NumberShape } from '@assay/shared'
import type { Table } from '@assay/table'
import { stepsOf } from '../plan/steps-of.ts'
import { quantile, summarizeNumbers } from '../profile/summarize-numbers.ts'
import { sampleValues } from './sample-values.ts'

const listed = 8

/** How numbers look as they stand, and as linear models see them once they are clipped and brought to another scale: by training rows alone. */
export function describeChanges (plan: CleaningPlan, cleaned: Table): NumberChange[] {
  const clips = new Map(stepsOf(plan, 'clip').map((step) => [step.column, step]))
  const logarithms = new Map(stepsOf(plan, 'unskew').filter((step) => step.with === 'log1p').map((step) => [step.column, step]))
  const changes = cleaned.columns.flatMap((column): NumberChange[] => {
    const clip = clips.get(column.name)
    const logarithm = logarithms.get(column.name)
    if (column.kind !== 'number' || (clip === undefined && logarithm === undefined)) return []
    const known = sampleValues(column.values)
    if (known.length === 0) return []
    const [low, high] = clip === undefined ? [known[0]!, known.at(-1)!] : [quantile(known, clip.lowQuantile), quantile(known, clip.highQuantile)]
    const clipped = known.map((value) => Math.min(Math.max(value, low), high))
    const before = shapeOf(known)
    const after = shapeOf(clipped)
    const bent = logarithm !== undefined && known[0]! >= 0 && Math.abs(after.skewness) > logarithm.beyond
    return [{ column: column.name, before, after: bent ? shapeOf(clipped.map(log1p)) : after }]
  })
  const change = ({ before, after }: NumberChange): number => Math.abs(before.skewness - after.skewness)
  return changes.filter((found) => change(found) > 0.1).sort((a, b) => change(b) - change(a)).slice(0, listed)
}

function shapeOf (values: Float64Array): NumberShape {
  const { histogram, integer, skewness } = summarizeNumbers(values).number!
  return { histogram, integer, skewness }
}
