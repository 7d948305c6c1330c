/** What the answers of a binary model are for: it decides from which probability the positive class is answered. */
export type Aim =
  | { readonly kind: 'f1' }
  | { readonly kind: 'balancedAccuracy' }
  /** What one row costs that is answered positive and is not, or is positive and not answered so. */
  | { readonly kind: 'cost', readonly falseAlarm: number, readonly miss: number }
  /** We can act on `rows` of each `of` rows (default: of as many as there are in the file). */
  | { readonly kind: 'capacity', readonly rows: number, readonly of?: number }

export const defaultAim = 'f1'

/**
 * Reads an aim as an option writes it: `f1`, `balancedAccuracy`, `cost:FALSE_ALARM:MISS`, `capacity:N` or `capacity:N/OF`.
 *
 * @throws {Error} that says what it should have been
 */
export function parseAim (text: string): Aim {
  if (text === 'f1' || text === 'balancedAccuracy') return { kind: text }
  // Smaller numbers would be written with an exponent, which is not read.
  const [, falseAlarm, miss] = /^cost:(\d{1,9}(?:\.\d{1,6})?):(\d{1,9}(?:\.\d{1,6})?)$/.exec(text) ?? []
  if (Number(falseAlarm) + Number(miss) > 0) return { kind: 'cost', falseAlarm: Number(falseAlarm), miss: Number(miss) }
  const [, rows, of] = /^capacity:(\d{1,12})(?:\/(\d{1,12}))?$/.exec(text) ?? []
  if (Number(rows) > 0 && (of === undefined || Number(of) >= Number(rows))) return { kind: 'capacity', rows: Number(rows), ...(of !== undefined && { of: Number(of) }) }
  throw new Error('has to be f1, balancedAccuracy, cost:FALSE_ALARM:MISS (such as cost:1:10, of six decimals at most), or capacity:N (rows that can be acted on, of as many as the file holds; capacity:30/1000: of each 1,000)')
}

/** The one way to write an aim; `parseAim` reads it. */
export function writeAim (aim: Aim): string {
  switch (aim.kind) {
    case 'f1':
    case 'balancedAccuracy': return aim.kind
    case 'cost': return `cost:${aim.falseAlarm}:${aim.miss}`
    case 'capacity': return `capacity:${aim.rows}${aim.of === undefined ? '' : `/${aim.of}`}`
  }
}

/** What the threshold was chosen for, as the end of a sentence. */
export function aimInWords (aim: Aim): string {
  switch (aim.kind) {
    case 'f1': return 'the largest F1'
    case 'balancedAccuracy': return 'the largest balanced accuracy'
    case 'cost': return `the least cost, a false alarm at ${aim.falseAlarm} and a miss at ${aim.miss}`
    case 'capacity': return `a capacity of ${aim.rows} rows of each ${aim.of ?? 'file as large as this one'}`
  }
}
