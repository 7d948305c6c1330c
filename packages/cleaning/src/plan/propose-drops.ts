import type { CleaningStep, ColumnProfile } from '@assay/shared'
import type { PlanRequest } from './propose-plan.ts'

type Drop = Extract<CleaningStep, { step: 'drop' }>

/** A column in which all rows but this share are alike tells too few rows apart. */
const nearlyConstantShare = 0.999

/** Columns that are not worth learning from, in the order of the table, each with the first reason that holds. */
export function proposeDrops ({ profile, problem, ignore }: PlanRequest): Drop[] {
  const features = profile.columns.filter(({ name }) => name !== problem.target)
  const reasons = new Map<string, string>()
  const drop = (name: string, reason: string): void => { if (!reasons.has(name)) reasons.set(name, reason) }
  for (const name of ignore) drop(name, `"${name}" is ignored as asked`)
  for (const column of features) {
    const reason = reasonToDrop(column)
    if (reason !== null) drop(column.name, reason)
  }
  for (const { name, twinOf } of features) {
    if (twinOf !== undefined && !reasons.has(twinOf)) drop(name, `"${name}" holds the same as "${twinOf}" in every training row`)
  }
  keepLastIdentifiers(features, ignore, reasons)
  return features.filter(({ name }) => reasons.has(name)).map(({ name }) => ({ step: 'drop', column: name, reason: reasons.get(name)! }))
}

function reasonToDrop ({ name, rows, missing, distinct, identifier, topLevels }: ColumnProfile): string | null {
  if (missing === rows) return `"${name}" is empty in every training row`
  if (distinct === 1 && missing === 0) return `"${name}" holds the same value in every training row`
  const alike = Math.max(missing, topLevels?.[0]?.rows ?? 0)
  if (alike > nearlyConstantShare * rows) return `"${name}" is alike in all but ${rows - alike} of ${rows} training rows`
  if (identifier) return `"${name}" names the rows: ${distinct} distinct values in ${rows - missing} training rows`
  return null
}

/** A table of nothing but counting numbers is learnt from all the same: `x,y` in a file of two columns is no key. */
function keepLastIdentifiers (features: readonly ColumnProfile[], ignore: readonly string[], reasons: Map<string, string>): void {
  if (features.some(({ name }) => !reasons.has(name))) return
  for (const { name, type, identifier } of features) if (identifier && type === 'number' && !ignore.includes(name)) reasons.delete(name)
}
