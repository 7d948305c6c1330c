import type { DatePart, TextPart } from '@assay/shared'

/** @returns the cleaned table's name for a part of a date or a text column: `HireDate.month`, `Review.words` */
export function partName (column: string, part: DatePart | TextPart): string {
  return `${column}.${part}`
}

/** @returns the cleaned table's name for the days from one date column to another: `ExitDate.daysSince.HireDate` */
export function daysBetweenName (column: string, since: string): string {
  return `${column}.daysSince.${since}`
}
