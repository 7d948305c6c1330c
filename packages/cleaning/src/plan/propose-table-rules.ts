import { isByChance, type Association, type CleaningStep, type ColumnProfile } from '@assay/shared'
import type { CorrelationThresholds } from './propose-plan.ts'

const namedColumns = 5

/**
 * Rules by which columns are left out for their correlation, as asked; each fold decides by its own rows. The reasons say what all training
 * rows together would decide.
 *
 * @param associations of the columns, strongest first
 */
export function proposeTableRules (features: readonly ColumnProfile[], associations: readonly Association[], { tooStrong, tooWeak, dropNull }: CorrelationThresholds): CleaningStep[] {
  const names = new Set(features.map(({ name }) => name))
  const pairs = associations.filter(({ a, b, value }) => names.has(a) && names.has(b) && value >= (tooStrong ?? Infinity))
  const weakerThan = (limit: number): string[] => features
    .filter(({ targetAssociation }) => targetAssociation !== undefined && targetAssociation.value < limit)
    .map(({ name, targetAssociation }) => `"${name}" ${targetAssociation!.value.toFixed(3)}`)
  const byChance = features.filter(({ targetInformation }) => targetInformation !== undefined && isByChance(targetInformation))
  return [
    ...tooWeak === undefined ? [] : [{ step: 'dropTooWeak', below: tooWeak, reason: `Columns associated with the target by less than ${tooWeak} go, as asked: ${listed(weakerThan(tooWeak))}` } as const],
    ...dropNull === true ? [{ step: 'dropNull', reason: `Columns that say no more of the target than chance gives go, as asked: ${listed(byChance.map(({ name, targetInformation }) => `"${name}" (p ${targetInformation!.pValue})`))}` } as const] : [],
    ...tooStrong === undefined ? [] : [{ step: 'dropTooStrong', above: tooStrong, reason: `Of two columns associated by ${tooStrong} or more, the one that says less about the target goes, as asked: ${listed(pairs.map(({ a, b, value }) => `"${a}" and "${b}" ${value.toFixed(3)}`))}` } as const]
  ]
}

function listed (found: readonly string[]): string {
  if (found.length === 0) return 'none in the training rows'
  return found.length > namedColumns ? `${found.slice(0, namedColumns).join(', ')} and ${found.length - namedColumns} more` : found.join(', ')
}
