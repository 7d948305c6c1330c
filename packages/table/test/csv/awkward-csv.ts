import fc from 'fast-check'
import { delimiters, type Dialect } from '../../src/csv/dialect.ts'

/** A CSV file such as people send, the dialect it was written in, and how many columns it has. */
export interface AwkwardCsv { readonly csv: string, readonly dialect: Dialect, readonly width: number }

/**
 * Files that any reader can read who knows the dialect: cells with delimiters, quotes and line ends in them, blanks around them, rows too
 * short and too long, empty lines, line ends of every kind.
 */
export const awkwardCsv: fc.Arbitrary<AwkwardCsv> = fc.record({
  delimiter: fc.constantFrom(...delimiters),
  quote: fc.constantFrom('"' as const, '"' as const, "'" as const),
  escape: fc.constantFrom('' as const, '' as const, '\\' as const),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  endsLast: fc.boolean(),
  names: fc.array(fc.constantFrom('id', 'größe', 'a b', 'x', '__proto__', ''), { minLength: 2, maxLength: 5 })
}).chain(({ delimiter, quote, escape, end, endsLast, names }) => {
  const write = (cell: string, inQuotes: boolean): string => {
    const special = [delimiter, '"', "'", '\\', '\n', '\r', '#'].some((mark) => cell.includes(mark))
    if (!inQuotes && !special) return cell
    const escaped = escape !== '' ? cell.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) : cell.replaceAll(quote, quote + quote)
    return quote + escaped + quote
  }
  const text = fc.array(fc.constantFrom('a', 'é', '😀', ' ', '1', delimiter, quote, '\n', '\r\n', '.', '%', '\\', '#', '\0'), { maxLength: 6 }).map((pieces) => pieces.join('').trim())
  const cell = fc.tuple(fc.oneof(fc.constantFrom('1', '2.5', 'x', '', 'NA', '-3', '01/02/2020', '1 234,5'), text), fc.boolean()).map(([value, inQuotes]) => write(value, inQuotes))
  const row = fc.oneof(
    { weight: 9, arbitrary: fc.array(cell, { minLength: names.length, maxLength: names.length }) },
    { weight: 1, arbitrary: fc.array(cell, { minLength: 1, maxLength: names.length + 2 }) }
  ).map((cells) => cells.join(delimiter))
  return fc.array(fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: fc.constant('') }), { minLength: 1, maxLength: 12 })
    .map((rows) => ({ csv: [names.map((name) => write(name, true)).join(delimiter), ...rows, names.map(() => 'z').join(delimiter)].join(end) + (endsLast ? end : ''), dialect: { delimiter, quote, escape, comment: '' }, width: names.length }))
})
