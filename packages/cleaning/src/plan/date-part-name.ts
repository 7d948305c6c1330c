import type { DatePart } from '@assay/shared'

/** @returns the cleaned table's name for a part of a date column: `HireDate.month` */
export function datePartName (column: string, part: DatePart): string {
  return `${column}.${part}`
}
