import type { ColumnProfile } from '@assay/shared'
import type { Column } from '@assay/table'
import { isIdentifier } from './is-identifier.ts'
import { summarizeDates } from './summarize-dates.ts'
import { summarizeLevels } from './summarize-levels.ts'
import { summarizeNumbers } from './summarize-numbers.ts'
import { summarizeTexts } from './summarize-texts.ts'

/**
 * Describes one column by itself: nothing here depends on other columns.
 *
 * @param drawnFrom rows of the file that the column's were drawn from
 */
export function profileColumn (column: Column, drawnFrom = rowsOf(column)): ColumnProfile {
  const facts = { name: column.name, rows: rowsOf(column), ...describe(column) }
  return { ...facts, type: column.kind, ...(isIdentifier(column, facts, drawnFrom) && { identifier: true as const }) }
}

function rowsOf (column: Column): number {
  if (column.kind === 'text') return column.offsets.length - 1
  return column.kind === 'category' ? column.codes.length : column.values.length
}

function describe (column: Column): Omit<ColumnProfile, 'name' | 'type' | 'rows'> {
  switch (column.kind) {
    case 'date': return summarizeDates(column.values)
    case 'text': return summarizeTexts(column)
    case 'number': {
      const { topLevels, sentinels, ...facts } = summarizeNumbers(column.values)
      return { ...facts, ...(topLevels.length > 0 && { topLevels }), ...(sentinels.length > 0 && { sentinels }) }
    }
    case 'category': {
      const { spellings, ...facts } = summarizeLevels(column)
      return { ...facts, ...(spellings.length > 0 && { spellings }) }
    }
  }
}
