import type { CleaningStep, ColumnProfile, DatePart } from '@assay/shared'
import { datePartName } from './date-part-name.ts'

const dayMilliseconds = 86_400_000

/**
 * Facts about one column that is kept: spellings to merge, dates to take apart.
 *
 * @param columns all of the table: their names are taken
 */
export function proposeColumnSteps (column: ColumnProfile, columns: readonly ColumnProfile[]): CleaningStep[] {
  const { name, spellings } = column
  const steps: CleaningStep[] = []
  if (spellings !== undefined) {
    steps.push({ step: 'mergeLevels', column: name, levels: spellings, reason: `"${name}" spells ${spellings.length} of its levels in more than one way; they differ in case or blanks alone` })
  }
  if (column.type === 'date') {
    const taken = new Set(columns.map((other) => other.name))
    const parts = usefulParts(column).filter((part) => !taken.has(datePartName(name, part)))
    steps.push({ step: 'dateParts', column: name, parts, reason: `"${name}" holds dates from ${column.firstDate} to ${column.lastDate}; a model needs numbers` })
  }
  return steps
}

/** Parts that can differ between the first date and the last. */
function usefulParts ({ firstDate = '', lastDate = '' }: ColumnProfile): DatePart[] {
  const days = (Date.parse(lastDate) - Date.parse(firstDate)) / dayMilliseconds
  const parts: DatePart[] = []
  if (firstDate.slice(0, firstDate.indexOf('-', 1)) !== lastDate.slice(0, lastDate.indexOf('-', 1))) parts.push('year')
  if (days >= 60) parts.push('month')
  if (days >= 14) parts.push('weekday')
  if (firstDate.includes('T')) parts.push('hour')
  return [...parts, 'days']
}
