import type { CleaningStep, Problem, TableProfile } from '@assay/shared'

/** Repeated rows are put in one group unless they are most of the table: then its columns are too few to tell rows apart. */
const maxRepeatedShare = 0.5

/** Which rows are left out and which belong together: known of all rows, for it is what the split goes by. */
export function proposeRowSteps (profile: TableProfile, { target }: Pick<Problem, 'target'>): CleaningStep[] {
  const missing = profile.columns.find(({ name }) => name === target)?.missing ?? 0
  const repeated = profile.duplicateRowsIgnoringIdentifiers
  const identifiers = profile.columns.filter(({ identifier, name }) => identifier && name !== target).map(({ name }) => name)
  const steps: CleaningStep[] = []
  if (missing > 0) steps.push({ step: 'dropRows', where: 'targetMissing', reason: `Rows without "${target}", from which nothing can be learnt: ${missing}` })
  if (repeated > 0 && repeated <= maxRepeatedShare * profile.rows) {
    steps.push({ step: 'groupRows', ignoring: identifiers, reason: `Rows equal to an earlier one: ${repeated}; what is learnt from a row must not be tested on its copy` })
  }
  return steps
}
