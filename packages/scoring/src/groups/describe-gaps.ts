import type { GroupMeasure, SensitiveGroup } from '@assay/shared'

/** What stands out among the groups of a column, a sentence each: differences and errors that are more than noise. */
export function describeGaps (groups: readonly SensitiveGroup[]): readonly string[] {
  return [...differences.flatMap(([measure, words]) => describeDifference(groups, measure, words)), ...deviations.flatMap(([measure, words]) => describeDeviations(groups, measure, words))]
}

/** Measures that should be alike. */
const differences = [
  ['selectionRate', 'of rows are answered as positive'],
  ['truePositiveRate', 'of positive rows are found'],
  ['falsePositiveRate', 'of negative rows are taken for positive'],
  ['accuracy', 'of rows are answered rightly']
] as const satisfies readonly (readonly [GroupMeasure, string])[]

/** Measures that should be nought. */
const deviations = [
  ['calibrationGap', 'probabilities'],
  ['meanError', 'values']
] as const satisfies readonly (readonly [GroupMeasure, string])[]

/** The group with the most against the group with the least, where their intervals lie apart. */
function describeDifference (groups: readonly SensitiveGroup[], measure: GroupMeasure, words: string): string[] {
  const known = groups.flatMap(({ group, measures: { [measure]: measured } }) => measured === undefined ? [] : [{ group, ...measured }]).sort((a, b) => a.value - b.value)
  const [least, most] = [known[0], known.at(-1)]
  if (least === undefined || most === undefined || least.high >= most.low) return []
  return [`${percent(most.value)} ${words} in "${most.group}", ${percent(least.value)} in "${least.group}"; the intervals lie apart`]
}

function describeDeviations (groups: readonly SensitiveGroup[], measure: 'calibrationGap' | 'meanError', words: string): string[] {
  return groups.flatMap(({ group, measures: { [measure]: measured } }) => {
    if (measured === undefined || (measured.low <= 0 && measured.high >= 0)) return []
    const by = measure === 'calibrationGap' ? `${Math.abs(measured.value * 100).toFixed(1)} points` : String(Number(Math.abs(measured.value).toPrecision(3)))
    return [`${words} for "${group}" are too ${measured.value > 0 ? 'high' : 'low'} by ${by} on average, more than noise`]
  })
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`
