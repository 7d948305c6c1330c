import { isByChance } from '@assay/shared'
import type { CleaningStep } from '@assay/shared'
import { associate, measureColumn, measureLevels, openMutualInformation } from '@assay/table'
import type { MeasuredColumn } from '@assay/table'
import type { TrainingTable } from '../learner.ts'

/** Rows on which associations are measured. */
const mostRows = 50_000

/**
 * The columns that the plan's thresholds leave to learn from, as the given rows associate them: neither too weak with the target, nor too
 * strong with a column that says more about it. Where none would be left, the strongest one is.
 *
 * @returns names, the target's not among them
 */
export function chooseColumns ({ table, target, problem, rules }: TrainingTable, rows: Uint32Array): readonly string[] {
  const sample = everyFew(rows, mostRows)
  const answers: MeasuredColumn = problem.kind === 'regression'
    ? measureColumn({ kind: 'number', name: problem.target, values: target }, sample)!
    : measureLevels(problem.target, Uint32Array.from(target, (label) => label + 1), sample)
  const candidates = table.columns.filter(({ name }) => name !== problem.target).map((column) => {
    const measured = measureColumn(column, sample)
    return { name: column.name, measured, strength: measured === null ? null : associate(measured, answers) }
  })
  const kept = rules.reduce((left, rule) => {
    switch (rule.step) {
      case 'dropTooWeak': return left.filter(({ strength }) => strength === null || strength.value >= rule.below)
      case 'dropNull': return withoutChance(left, answers)
      case 'dropTooStrong': return withoutTwins(left, rule.above)
      default: return left
    }
  }, candidates)
  if (kept.length > 0) return kept.map(({ name }) => name)
  return candidates.toSorted((a, b) => strengthOf(b) - strengthOf(a)).slice(0, 1).map(({ name }) => name)
}

/** Whether a rule of the plan says which columns are learnt from. */
export function choosesColumns ({ step }: CleaningStep): boolean {
  return step === 'dropTooStrong' || step === 'dropTooWeak' || step === 'dropNull'
}

interface Candidate { readonly name: string, readonly measured: MeasuredColumn | null, readonly strength: ReturnType<typeof associate> | null }

const strengthOf = ({ strength }: Candidate): number => strength?.value ?? 0

/** Texts are not judged. */
function withoutChance (columns: readonly Candidate[], answers: MeasuredColumn): Candidate[] {
  const inform = openMutualInformation(answers, columns.length)
  return columns.filter(({ measured }) => measured === null || !isByChance(inform(measured)))
}

/** Columns that say most about the target come first, and rule out those that say the same. Texts are compared with nothing. */
function withoutTwins (columns: readonly Candidate[], above: number): Candidate[] {
  const kept: Candidate[] = []
  for (const column of columns.toSorted((a, b) => strengthOf(b) - strengthOf(a))) {
    const { measured } = column
    const twin = measured !== null && kept.some((other) => other.measured !== null && associate(other.measured, measured).value >= above)
    if (!twin) kept.push(column)
  }
  return columns.filter((column) => kept.includes(column))
}

function everyFew (rows: Uint32Array, most: number): Uint32Array {
  const step = Math.ceil(rows.length / most)
  return step <= 1 ? rows : rows.filter((_, place) => place % step === 0)
}
