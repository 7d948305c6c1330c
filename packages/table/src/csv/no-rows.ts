import { AppError } from '@assay/shared'
import { ascii } from '../ascii.ts'
import type { Layout } from './sniff-layout.ts'
import type { RowCounts } from './split-rows.ts'

/** @returns DATASET_EMPTY for a file without a record, which says how many lines of nothing it has */
export function noRecords (text: Uint8Array): AppError {
  const lines = text.reduce((count, byte) => byte === ascii.lineFeed ? count + 1 : count, 0)
  const why = lines === 0 ? 'line 1 is empty' : `lines 1 to ${lines + 1} are empty`
  return new AppError('DATASET_EMPTY', `The file holds no rows: ${why}; send a header and at least one row`)
}

/** @returns DATASET_EMPTY for a file whose lines are no rows, which names the header's line and says what the others are */
export function noRows ({ header, names, preambleLines }: Pick<Layout, 'header' | 'names' | 'preambleLines'>, { emptyLines, quarantined }: RowCounts): AppError {
  const line = preambleLines + 1
  const others = [
    ...(emptyLines > 0 ? [`${emptyLines} empty`] : []),
    ...quarantined.map(({ reason, rows, lines }) => `${rows} of ${reason} (line ${lines.slice(0, listed).join(', ')}${rows > listed ? ', …' : ''})`)
  ]
  const what = header ? `Line ${line} is the header (${shortList(names)}), and no row follows it` : `There is no row from line ${line} on`
  return new AppError('DATASET_EMPTY', `${what}${others.length > 0 ? `, only lines that are none: ${others.join(', ')}` : ''}; send at least one row`)
}

const listed = 5
const shownCharacters = 30

function shortList (names: readonly string[]): string {
  const shown = names.slice(0, listed).map((name) => JSON.stringify(name.length > shownCharacters ? `${name.slice(0, shownCharacters)}…` : name))
  return `${shown.join(', ')}${names.length > listed ? ', …' : ''}`
}
