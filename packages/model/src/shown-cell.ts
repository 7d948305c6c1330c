/** A cell as it was given; null for what no cell can be. */
export function shownCell (value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : typeof value === 'boolean' ? String(value) : null
}
