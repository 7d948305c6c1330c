const mostCharacters = 80

/** A cell in a sentence; of a long one its beginning. */
export function quoteCell (text: string): string {
  return `"${text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`}"`
}
