import type { CleaningStep, ColumnProfile } from '@assay/shared'
import type { PlanRequest } from './propose-plan.ts'

type Drop = Extract<CleaningStep, { step: 'drop' }>

/** A column in which all rows but this share are alike tells too few rows apart. */
const nearlyConstantShare = 0.999

/** Columns that are not worth learning from, in the order of the table, each with the first reason that holds. */
export function proposeDrops ({ profile, problem, ignore, thresholds = {} }: PlanRequest): Drop[] {
  const features = profile.columns.filter(({ name }) => name !== problem.target)
  const reasons = new Map<string, string>()
  const drop = (name: string, reason: string): void => { if (!reasons.has(name)) reasons.set(name, reason) }
  for (const name of ignore) drop(name, `"${name}" is ignored as asked`)
  for (const column of features) {
    const reason = reasonToDrop(column, thresholds)
    if (reason !== null) drop(column.name, reason)
  }
  for (const { name, twinOf } of features) {
    if (twinOf !== undefined && !reasons.has(twinOf)) drop(name, `"${name}" holds the same as "${twinOf}" in every training row`)
  }
  dropWeakerTwins(features, profile.associations, thresholds.tooStrong, reasons)
  keepLastIdentifiers(features, ignore, reasons)
  return features.filter(({ name }) => reasons.has(name)).map(({ name }) => ({ step: 'drop', column: name, reason: reasons.get(name)! }))
}

function reasonToDrop (column: ColumnProfile, { tooWeak, dropNull }: NonNullable<PlanRequest['thresholds']>): string | null {
  const { name, type, rows, missing, distinct, identifier, topLevels, targetAssociation } = column
  if (missing === rows) return `"${name}" is empty in every training row`
  if (distinct === 1 && missing === 0) return `"${name}" holds the same value in every training row`
  const alike = Math.max(missing, topLevels?.[0]?.rows ?? 0)
  if (alike > nearlyConstantShare * rows) return `"${name}" is alike in all but ${rows - alike} of ${rows} training rows`
  if (identifier) return `"${name}" names the rows: ${distinct} distinct values in ${rows - missing} training rows`
  if (type === 'text') return `"${name}" is free text; words are not learnt from yet`
  const strength = targetAssociation?.value ?? 0
  if (tooWeak !== undefined && strength < tooWeak) return `"${name}" is associated with the target by ${strength.toFixed(3)}, weaker than ${tooWeak}`
  if (dropNull && strength <= chanceAssociation(column)) return `"${name}" is associated with the target by ${strength.toFixed(3)}, no more than chance gives`
  return null
}

/** Correlations of unrelated columns stay below this in 19 of 20 tables; the other measures are corrected for chance already. */
function chanceAssociation ({ rows, missing, targetAssociation }: ColumnProfile): number {
  const corrected = targetAssociation?.measure === 'cramersV' || targetAssociation?.measure === 'correlationRatio'
  return corrected ? 0 : 1.96 / Math.sqrt(Math.max(1, rows - missing))
}

/** Strongest pairs first; whatever is dropped already makes no pair. */
function dropWeakerTwins (features: readonly ColumnProfile[], pairs: PlanPairs, tooStrong: number | undefined, reasons: Map<string, string>): void {
  if (tooStrong === undefined) return
  const strength = new Map(features.map(({ name, targetAssociation }) => [name, targetAssociation?.value ?? 0]))
  for (const { a, b, value, measure } of pairs) {
    if (value < tooStrong || !strength.has(a) || !strength.has(b) || reasons.has(a) || reasons.has(b)) continue
    const [kept, weaker] = strength.get(b)! > strength.get(a)! ? [b, a] : [a, b]
    reasons.set(weaker, `"${weaker}" says nearly the same as "${kept}" (${measure} ${value.toFixed(3)}), which says more about the target`)
  }
}

type PlanPairs = PlanRequest['profile']['associations']

/** A table of nothing but counting numbers is learnt from all the same: `x,y` in a file of two columns is no key. */
function keepLastIdentifiers (features: readonly ColumnProfile[], ignore: readonly string[], reasons: Map<string, string>): void {
  if (features.some(({ name }) => !reasons.has(name))) return
  for (const { name, type, identifier } of features) if (identifier && type === 'number' && !ignore.includes(name)) reasons.delete(name)
}
