import type { CleaningStep, ColumnProfile, DatePart } from '@assay/shared'
import { daysBetweenName, partName } from './derived-names.ts'
import { stepsOf } from './steps-of.ts'

const indicatorShare = 0.01
const clipLowQuantile = 0.01
const clipHighQuantile = 0.99
const rareRows = 10
const rareShare = 0.005
/** More levels than this are encoded by what they say of the target, out of fold. */
const maxOneHotLevels = 40
/** Rows' worth of trust in the overall mean when a level's own mean is taken. */
const targetSmoothing = 20
/** |skewness| from which a linear model is better off with another scale. */
const skewed = 2
/** A few thousand buckets keep most words apart; few of them say anything. */
const wordBuckets = 4_096
const mostWordTerms = 128
/** Parts of dates that begin again, after how many. */
const periods: readonly (readonly [part: DatePart, period: number])[] = [['month', 12], ['weekday', 7], ['hour', 24]]
const yearMilliseconds = 365 * 86_400_000

/**
 * What is to be learnt from training rows: bounds, scales, typical values, rare levels, encodings, words.
 *
 * @param features kept columns
 * @param facts    their fact steps; what is made of a date or a text is imputed part by part
 */
export function proposeRules (features: readonly ColumnProfile[], facts: readonly CleaningStep[]): CleaningStep[] {
  return [
    ...features.filter(hasLongTails).map(proposeClip),
    ...features.filter(isSkewed).map(proposeUnskew),
    ...features.flatMap((column) => proposeImputes(column, facts)),
    ...features.flatMap((column) => proposeCyclic(column, facts)),
    ...features.flatMap(proposeLevelRules),
    ...features.filter(({ type }) => type === 'text').map(proposeHashWords)
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

const isSkewed = ({ type, distinct, number }: ColumnProfile): boolean => type === 'number' && distinct > 2 && Math.abs(number?.skewness ?? 0) > skewed

function proposeUnskew ({ name, number }: ColumnProfile): CleaningStep {
  const { negatives, skewness } = number!
  const transform = negatives === 0 && skewness > 0 ? 'log1p' : 'yeoJohnson'
  return { step: 'unskew', column: name, with: transform, beyond: skewed, reason: `"${name}" has a long tail (skewness ${skewness.toFixed(1)}); a linear model sees its ${transform === 'log1p' ? 'logarithm' : 'power by Yeo and Johnson'} where clipping leaves it so` }
}

/** A date is imputed part by part, and so is what is known of a text; the first part says where it is missing. */
function proposeImputes (column: ColumnProfile, facts: readonly CleaningStep[]): CleaningStep[] {
  const { name, missing, type } = column
  if (missing === 0) return []
  const parts = [...stepsOf({ steps: facts }, 'dateParts'), ...stepsOf({ steps: facts }, 'textParts')].find((step) => step.column === name)?.parts.map((part) => partName(name, part))
  const between = stepsOf({ steps: facts }, 'daysBetween').filter((step) => step.column === name).map(({ since }) => daysBetweenName(name, since))
  if (parts === undefined) return type === 'text' ? [] : [proposeImpute(column)]
  return [...parts, ...between].map((derived, place) => proposeImpute({ ...column, type: 'number', name: derived }, place > 0))
}

function proposeCyclic ({ name, firstDate = '', lastDate = '' }: ColumnProfile, facts: readonly CleaningStep[]): CleaningStep[] {
  const parts = stepsOf({ steps: facts }, 'dateParts').find(({ column }) => column === name)?.parts ?? []
  const wholeYear = Date.parse(lastDate) - Date.parse(firstDate) >= yearMilliseconds
  return periods
    .filter(([part]) => parts.includes(part) && (part !== 'month' || wholeYear))
    .map(([part, period]): CleaningStep => ({ step: 'cyclic', column: partName(name, part), period, reason: `After the last ${part} of "${name}" comes the first: a linear model sees its place on a circle` }))
}

function proposeHashWords ({ name }: ColumnProfile): CleaningStep {
  return { step: 'hashWords', column: name, buckets: wordBuckets, mostTerms: mostWordTerms, reason: `Words of "${name}", and pairs of them, may tell about the target; each fold keeps the ${mostWordTerms} that say most` }
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
  // What is known of a rare level is drawn to the mean of all by its encoding: it need not be joined with others.
  if (distinct > maxOneHotLevels) return [{ step: 'targetEncode', column: name, smoothing: targetSmoothing, reason: `"${name}" has ${distinct} levels, too many for a feature each; the fewer rows a level has, the less it is trusted` }]
  const minRows = Math.max(rareRows, Math.ceil(rareShare * rows))
  const rare = distinct > topLevels.length || topLevels.some((level) => level.rows < minRows)
  return rare ? [{ step: 'rareLevels', column: name, minRows, reason: `Levels of "${name}" with fewer than ${minRows} rows are too rare to learn; they count as one` }] : []
}
