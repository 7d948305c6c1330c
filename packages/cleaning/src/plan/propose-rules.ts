import type { CleaningStep, ColumnProfile } from '@assay/shared'
import { datePartName } from './date-part-name.ts'

const indicatorShare = 0.01
const clipLowQuantile = 0.01
const clipHighQuantile = 0.99
const rareRows = 10
const rareShare = 0.005
/** More levels than this are encoded by what they say of the target, out of fold. */
const maxOneHotLevels = 40
/** Rows' worth of trust in the overall mean when a level's own mean is taken. */
const targetSmoothing = 20

/**
 * What is to be learnt from training rows: bounds, typical values, rare levels, encodings.
 *
 * @param features kept columns
 * @param facts    their fact steps; a date is imputed part by part
 */
export function proposeRules (features: readonly ColumnProfile[], facts: readonly CleaningStep[]): CleaningStep[] {
  const dateParts = new Map(facts.flatMap((step) => step.step === 'dateParts' ? [[step.column, step.parts] as const] : []))
  return [
    ...features.filter(hasLongTails).map(proposeClip),
    ...features.filter(({ missing }) => missing > 0).flatMap((column) => {
      const parts = dateParts.get(column.name)
      return parts === undefined ? [proposeImpute(column)] : parts.map((part, index) => proposeImpute({ ...column, name: datePartName(column.name, part) }, index > 0))
    }),
    ...features.flatMap(proposeLevelRules)
  ]
}

/** Columns of two values or of counts have no tails to clip, and where the middle half is one value every other value would be an outlier. */
function hasLongTails ({ type, distinct, rows, missing, number }: ColumnProfile): boolean {
  if (type !== 'number' || number === undefined) return false
  const { integer, negatives, zeros, quantiles } = number
  const countLike = integer && negatives === 0 && (distinct <= 10 || zeros > 0.1 * (rows - missing))
  return distinct > 2 && !countLike && quantiles[5]! > quantiles[3]!
}

function proposeClip ({ name }: ColumnProfile): CleaningStep {
  return {
    step: 'clip',
    column: name,
    lowQuantile: clipLowQuantile,
    highQuantile: clipHighQuantile,
    reason: `A linear model must not be led by a few extreme values of "${name}"; no row is removed`
  }
}

/** @param noIndicator another part of the same date has it already */
function proposeImpute ({ name, type, rows, missing }: ColumnProfile, noIndicator = false): CleaningStep {
  const share = `${(100 * missing / rows).toFixed(1)} %`
  if (type === 'category') return { step: 'impute', column: name, with: 'level', indicator: false, reason: `"${name}" is missing in ${share} of the training rows; missing is a level of its own` }
  const indicator = !noIndicator && missing > indicatorShare * rows
  return { step: 'impute', column: name, with: 'median', indicator, reason: `"${name}" is missing in ${share} of the training rows${indicator ? ', often enough to tell the model where' : ''}` }
}

function proposeLevelRules ({ name, type, rows, distinct, topLevels = [] }: ColumnProfile): CleaningStep[] {
  if (type !== 'category') return []
  const minRows = Math.max(rareRows, Math.ceil(rareShare * rows))
  const rare = distinct > topLevels.length || topLevels.some((level) => level.rows < minRows)
  return [
    ...rare ? [{ step: 'rareLevels', column: name, minRows, reason: `Levels of "${name}" with fewer than ${minRows} rows are too rare to learn; they count as one` } as const] : [],
    ...distinct > maxOneHotLevels ? [{ step: 'targetEncode', column: name, smoothing: targetSmoothing, reason: `"${name}" has ${distinct} levels, too many for a feature each` } as const] : []
  ]
}
