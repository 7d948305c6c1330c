/** What a model promises of a number column: with all else equal, its answer never falls (or never rises) as the number grows. */
export interface MonotoneColumn { readonly column: string, readonly direction: 'rising' | 'falling' }

/** Reads `+age` or `age` (rising) and `-price` (falling). */
export function parseMonotone (text: string): MonotoneColumn {
  const isSigned = text.length > 1 && (text.startsWith('+') || text.startsWith('-'))
  return { column: isSigned ? text.slice(1) : text, direction: isSigned && text.startsWith('-') ? 'falling' : 'rising' }
}

/** The one way to write it; `parseMonotone` reads it. */
export function writeMonotone ({ column, direction }: MonotoneColumn): string {
  return `${direction === 'falling' ? '-' : '+'}${column}`
}
