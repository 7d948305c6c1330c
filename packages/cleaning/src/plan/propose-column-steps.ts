import type { CleaningStep, ColumnProfile, DatePart, TextPart } from '@assay/shared'
import { daysBetweenName, partName } from './derived-names.ts'

const dayMilliseconds = 86_400_000
/** Columns of dates of which each pair is compared. */
const pairedDates = 5
const usefulTextParts = ['length', 'words', 'digits'] as const satisfies readonly TextPart[]

/**
 * Facts about the columns that are kept: spellings to merge, dates and texts to take apart, days from one date to another.
 *
 * @param features columns that are kept
 * @param columns  all of the table: their names are taken
 */
export function proposeColumnSteps (features: readonly ColumnProfile[], columns: readonly ColumnProfile[]): CleaningStep[] {
  const taken = new Set(columns.map(({ name }) => name))
  return [...features.flatMap((column) => stepsOfColumn(column, taken)), ...proposeDaysBetween(features, taken)]
}

function stepsOfColumn (column: ColumnProfile, taken: ReadonlySet<string>): CleaningStep[] {
  const { name, type, spellings, firstDate, lastDate } = column
  const isFree = (part: DatePart | TextPart): boolean => !taken.has(partName(name, part))
  const steps: CleaningStep[] = []
  if (spellings !== undefined) {
    steps.push({ step: 'mergeLevels', column: name, levels: spellings, reason: `"${name}" spells ${spellings.length} of its levels in more than one way; they differ in case or blanks alone` })
  }
  if (type === 'date') {
    steps.push({ step: 'dateParts', column: name, parts: usefulParts(column).filter(isFree), reason: `"${name}" holds dates from ${firstDate} to ${lastDate}; a model needs numbers` })
  }
  if (type === 'text') {
    steps.push({ step: 'textParts', column: name, parts: usefulTextParts.filter(isFree), reason: `"${name}" is free text: how long it is, and how much of it is digits, may tell something` })
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

/** From the column that begins first to the one that begins later, so that most differences are positive. */
function proposeDaysBetween (features: readonly ColumnProfile[], taken: ReadonlySet<string>): CleaningStep[] {
  const dates = features.filter(({ type, firstDate }) => type === 'date' && firstDate !== undefined)
    .toSorted((a, b) => Date.parse(a.firstDate!) - Date.parse(b.firstDate!))
    .slice(0, pairedDates)
  return dates.flatMap(({ name: since }, place) => dates.slice(place + 1)
    .filter(({ name }) => !taken.has(daysBetweenName(name, since)))
    .map(({ name }): CleaningStep => ({ step: 'daysBetween', column: name, since, reason: `How long it is from "${since}" to "${name}" may tell more than either date` })))
}
