/** At most so many characters; the rest becomes an ellipsis. Blanks at the edges are shown. */
export function shorten (text: string, characters = 60): string {
  const points = Array.from(text.slice(0, 2 * characters + 2))
  const shown = points.length > characters ? `${points.slice(0, characters - 1).join('')}…` : text
  return shown.replace(/^\s+|\s+$/g, (blanks) => '␣'.repeat(blanks.length))
}
