import { square } from '@assay/shared'
import type { Problem, ProfileAlert } from '@assay/shared'
import { groupRows, targetVector, type Table } from '@assay/table'

/** From so large a share of what can be reached on, a conflict is an oddity; below, it is a limit that people should know. */
const nearlyAll = 0.99

/**
 * Finds rows that are alike in all that a model sees but have different answers: no model can be right about all of them.
 *
 * @param table cleaned, with the target
 * @returns what the best of all models could reach on these rows, in words; null when no answers differ
 */
export function findConflicts (table: Table, problem: Problem): ProfileAlert | null {
  const groups = groupRows(table, [problem.target])
  const target = targetVector(table, problem)
  const rows = conflictingRows(groups, target)
  if (rows === 0) return null
  const best = problem.kind === 'regression' ? bestExplained(groups, target) : bestAccuracy(groups, target, problem.classes.length)
  const reach = `${(100 * best).toFixed(best < nearlyAll ? 1 : 2)} %`
  const limit = problem.kind === 'regression' ? `explain more than ${reach} of the variance here` : `be right in more than ${reach} of all rows here`
  return {
    severity: best < nearlyAll ? 'warning' : 'note',
    code: 'conflicts',
    columns: [problem.target],
    detail: `${rows.toLocaleString('en-US')} training rows are equal to others in all but "${problem.target}"; no model can ${limit}`
  }
}

/** @param groups the first row that each row is equal to */
function conflictingRows (groups: Uint32Array, target: Float64Array): number {
  const differs = new Uint8Array(groups.length)
  groups.forEach((first, row) => { if (target[row] !== target[first]) differs[first] = 1 })
  return groups.reduce((rows, first) => rows + differs[first]!, 0)
}

/** Each group answers with its most frequent class. */
function bestAccuracy (groups: Uint32Array, target: Float64Array, classes: number): number {
  const counts = new Map<number, number>()
  const most = new Uint32Array(groups.length)
  groups.forEach((first, row) => {
    const answer = first * classes + target[row]!
    const count = (counts.get(answer) ?? 0) + 1
    counts.set(answer, count)
    if (count > most[first]!) most[first] = count
  })
  return most.reduce((right, count) => right + count, 0) / groups.length
}

/** Each group answers with its mean. */
function bestExplained (groups: Uint32Array, target: Float64Array): number {
  const rows = new Uint32Array(groups.length)
  const means = new Float64Array(groups.length)
  groups.forEach((first, row) => {
    rows[first]!++
    means[first]! += (target[row]! - means[first]!) / rows[first]!
  })
  const mean = target.reduce((sum, value) => sum + value, 0) / target.length
  const total = target.reduce((sum, value) => sum + square(value - mean), 0)
  const within = target.reduce((sum, value, row) => sum + square(value - means[groups[row]!]!), 0)
  return total > 0 ? 1 - within / total : 1
}
