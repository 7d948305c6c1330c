export interface TableOptions {
  /** Columns that are aligned to the right, by number. */
  readonly right?: readonly number[]
}

/** Cells in aligned columns, a line each row. Widths count what a terminal shows: one column a character, two for wide ones. */
export function textTable (rows: readonly (readonly string[])[], { right = [] }: TableOptions = {}): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const blanks = ' '.repeat(widths[column]! - widthOf(cell))
      return right.includes(column) ? blanks + cell : cell + blanks
    })
    return `${cells.join('  ').trimEnd()}\n`
  }).join('')
}

function widthOf (text: string): number {
  return [...text.normalize('NFC')].reduce((width, character) => width + (wide.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1), 0)
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u
