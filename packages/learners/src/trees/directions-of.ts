import type { Problem } from '@assay/shared'

/** @returns for each column 1 where answers only rise with it, −1 where they only fall, else 0 */
export function directionsOf (columns: readonly string[], { monotone = [] }: Problem): Int8Array {
  const directions = new Map(monotone.map(({ column, direction }) => [column, direction === 'rising' ? 1 : -1]))
  return Int8Array.from(columns, (column) => directions.get(column) ?? 0)
}
