/** Bytes with a meaning in CSV and in numbers. */
export const ascii = {
  tab: 9, lineFeed: 10, carriageReturn: 13, space: 32, quote: 34, percent: 37, apostrophe: 39, plus: 43, comma: 44,
  minus: 45, dot: 46, zero: 48, nine: 57, upperE: 69, lowerE: 101
} as const

/** Blanks around a cell: the space and the control characters, as ASCII orders them. */
export const isBlank = (byte: number): boolean => byte <= ascii.space

/** The text without the blanks around it, as the CSV reader trims its cells. */
export function trimBlanks (text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return start === 0 && end === text.length ? text : text.slice(start, end)
}
