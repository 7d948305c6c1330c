import type { CleaningStep, Random } from '@assay/shared'
import type { Encoder } from '@assay/model'
import { log1p, valuesAt } from '@assay/shared'
import type { CategoryColumn } from '@assay/table'
import type { TrainingTable } from '../learner.ts'
import { countLevels } from './count-levels.ts'
import { meanAndDeviation } from './describe-numbers.ts'
import { ruleFor } from './rules.ts'

/** An encoder, and what the training rows get instead of its values: means that do not hold the row's own target. */
export interface OutOfFoldEncoder { readonly encoder: Encoder, readonly trainingValues: Float64Array }

/**
 * One category column with many levels for a linear model: the target's mean at each level, drawn towards the overall mean
 * where a level has few rows, and the level's frequency. Training rows see means of the other folds' rows only: with their
 * own target in it such a feature costs more than it brings.
 *
 * Several classes get one feature each.
 *
 * @see Micci-Barreca, "A preprocessing scheme for high-cardinality categorical attributes", 2001
 */
export function fitTargetEncoders (column: CategoryColumn, { target, problem }: TrainingTable, rows: Uint32Array, rules: readonly CleaningStep[], random: Random): readonly OutOfFoldEncoder[] {
  const smoothing = ruleFor(rules, 'targetEncode', column.name)?.smoothing ?? defaultSmoothing
  const codes = rows.map((row) => column.codes[row]!)
  const dealt = random.shuffle(Uint8Array.from(rows, (_, i) => i % foldCount))
  // A row that stands there more than once has one fold: none of it may see its own target.
  const foldOfRow = new Uint8Array(target.length)
  rows.forEach((row, i) => { foldOfRow[row] = dealt[i]! })
  const folds = rows.map((row) => foldOfRow[row]!)
  const responses = problem.kind === 'multiclass'
    ? problem.classes.map((_, label) => valuesAt(target, rows).map((own) => own === label ? 1 : 0))
    : [valuesAt(target, rows)]
  const seen = countLevels(column, rows)
  const frequency = new Float64Array(column.levels.length + 1)
  for (const code of codes) frequency[code]!++
  const logFrequency = frequency.map((count) => log1p(count))

  return [
    ...responses.map((response) => {
      const { valueOf, prior } = levelMeans(codes, response, column.levels.length, smoothing, () => true)
      const foldMeans = Array.from({ length: foldCount }, (_, fold) => levelMeans(codes, response, column.levels.length, smoothing, (i) => folds[i] !== fold))
      const trainingValues = Float64Array.from(codes, (code, i) => foldMeans[folds[i]!]!.valueOf[code]!)
      return standardise(column.name, seen, valueOf, prior, trainingValues)
    }),
    standardise(column.name, seen, logFrequency, 0, Float64Array.from(codes, (code) => logFrequency[code]!))
  ].filter((encoder) => encoder !== null)
}

const foldCount = 5
/** Rows of the overall mean that are added to each level; the m of an m-estimate. */
const defaultSmoothing = 10

/** Smoothed mean of a response for each code (0: missing), over the rows that are counted. */
function levelMeans (codes: Uint32Array, response: Float64Array, levels: number, smoothing: number, counted: (i: number) => boolean): { valueOf: Float64Array, prior: number } {
  const sums = new Float64Array(levels + 1)
  const counts = new Float64Array(levels + 1)
  let sum = 0
  let count = 0
  for (let i = 0; i < codes.length; i++) {
    if (!counted(i)) continue
    sums[codes[i]!]! += response[i]!
    counts[codes[i]!]!++
    sum += response[i]!
    count++
  }
  const prior = sum / Math.max(count, 1)
  return { prior, valueOf: sums.map((total, code) => (total + smoothing * prior) / Math.max(counts[code]! + smoothing, Number.MIN_VALUE)) }
}

/** Brings values to mean 0 and deviation 1, as training rows have them; null when they do not vary. */
function standardise (column: string, seen: readonly { level: string, code: number }[], valueOf: Float64Array, unseen: number, trainingValues: Float64Array): OutOfFoldEncoder | null {
  const { mean, deviation } = meanAndDeviation(trainingValues)
  if (!(deviation > Math.abs(mean) * 1e-12 && deviation < Infinity)) return null
  const standard = (value: number): number => (value - mean) / deviation
  return {
    encoder: {
      kind: 'levelValue',
      column,
      levels: seen.map(({ level }) => level),
      values: Float64Array.from(seen, ({ code }) => standard(valueOf[code]!)),
      unseen: standard(unseen),
      missing: standard(valueOf[0]!)
    },
    trainingValues: trainingValues.map(standard)
  }
}
