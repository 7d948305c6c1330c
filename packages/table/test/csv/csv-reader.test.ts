import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOf, columnNamed, createCsvReader, readCell, unreadable, type Cell } from '../../src/index.ts'
import { readCsv } from '../read-csv.ts'

const cells = (csv: string | Uint8Array): Record<string, Cell[]> =>
  Object.fromEntries(readCsv(csv).table.columns.map((column) => [column.name, cellsOf(column)]))
const lines = (count: number, line: (row: number) => string): string => Array.from({ length: count }, (_, row) => line(row)).join('\n')
const kinds = (csv: string): string[] => readCsv(csv).table.columns.map(({ kind }) => kind)
const formats = (csv: string): unknown[] => readCsv(csv).columns.map(({ format }) => format.number ?? format.date ?? format.type)
const failure = (csv: string | Uint8Array): unknown => {
  try {
    return readCsv(csv).table
  } catch (error) {
    return error
  }
}

describe('dialects', () => {
  test.each([[','], [';'], ['\t'], ['|']])('finds the delimiter %j', (delimiter) => {
    const csv = ['name,age', 'Ann,41', 'Bob,7'].join('\n').replaceAll(',', delimiter)
    expect(readCsv(csv).reading.delimiter).toBe(delimiter)
    expect(cells(csv)).toEqual({ name: ['Ann', 'Bob'], age: [41, 7] })
  })

  test.each([['\n'], ['\r\n'], ['\r']])('ends lines with %j', (end) => {
    expect(cells(['a,b', '1,x', '2,y'].join(end))).toEqual({ a: [1, 2], b: ['x', 'y'] })
  })

  test('quotes keep delimiters, line ends and doubled quotes', () => {
    expect(cells('a,b\n"x, y","say ""hi"""\n"two\nlines", "after a blank"\n')).toEqual({ a: ['x, y', 'two\nlines'], b: ['say "hi"', 'after a blank'] })
  })

  test('apostrophes quote where nothing else does', () => {
    const csv = "a|b\n'x|y'|1\n'it''s'|2\n"
    expect(readCsv(csv).reading.quote).toBe("'")
    expect(cells(csv)).toEqual({ a: ['x|y', "it's"], b: [1, 2] })
  })

  test('apostrophes in words quote nothing', () => {
    expect(cells("a,b\n'tis,1\nrock 'n' roll,2\n")).toEqual({ a: ["'tis", "rock 'n' roll"], b: [1, 2] })
  })

  test('a decimal comma beats the comma as a delimiter', () => {
    const { table, reading } = readCsv('t;x;\n18.00.00;2,6;\n19.00.00;2;\n;;\n')
    expect([reading.delimiter, table.rows, table.columns.map(({ name }) => name)]).toEqual([';', 2, ['t', 'x', 'column3']])
  })

  test('backslashes escape where quotes make no sense otherwise', () => {
    const csv = 'name,note\n"Ann","said \\"hi, there\\""\n"Bob","C:\\new"\n'
    expect(readCsv(csv).reading).toMatchObject({ escape: '\\' })
    expect(cells(csv)).toEqual({ name: ['Ann', 'Bob'], note: ['said "hi, there"', 'C:\\new'] })
    expect(cells("a|b\n1|'it\\'s'\n2|'x'\n")).toEqual({ a: [1, 2], b: ["it's", 'x'] })
  })

  test('backslashes escape delimiters and line ends outside quotes, where rows are equally wide then', () => {
    expect(cells('a,b\n1,x\\,y\n2,\\N\n3,two\\\nlines\n4,\\\\\n')).toEqual({ a: [1, 2, 3, 4], b: ['x,y', null, 'two\nlines', '\\'] })
  })

  test('backslashes are letters where quotes make sense without', () => {
    const csv = 'path,size\n"C:\\temp\\",1\n"D:\\",2\n'
    expect(readCsv(csv).reading.escape).toBeUndefined()
    expect(cells(csv)).toEqual({ path: ['C:\\temp\\', 'D:\\'], size: [1, 2] })
  })

  test('lines that begin with # are comments where rows agree better then, and are listed', () => {
    const csv = '# made by hand\na;b\n# it"s a note; with; marks\n1;3\n6;7\n# the end'
    const { table, reading, quarantined } = readCsv(csv)
    expect([table.rows, reading.comment, reading.preambleLines]).toEqual([2, '#', 1])
    expect(quarantined).toEqual([{ reason: 'comments that begin with #', rows: 2, lines: [3, 6] }])
  })

  test('rows that begin with # are rows', () => {
    expect(cells('#CHROM,POS\nchr1,1\nchr2,2\n')).toEqual({ '#CHROM': ['chr1', 'chr2'], POS: [1, 2] })
    expect(cells('colour,n\n#ff0000,1\nred,2\n#00ff00,3\n')).toEqual({ colour: ['#ff0000', 'red', '#00ff00'], n: [1, 2, 3] })
  })

  test('a NUL byte is a letter within a cell, and a blank around it', () => {
    expect(cells('a,b\n1\0,x\0y\n2,\0\n')).toEqual({ a: [1, 2], b: ['x\0y', null] })
  })

  test('what follows a closing quote belongs to the cell, as Python\'s csv module has it', () => {
    expect(cells('a,b\n"x"y,1\n"""q"" "" z"w,2\n')).toEqual({ a: ['xy', '"q" " zw'], b: [1, 2] })
  })
})

describe('encodings', () => {
  const text = 'prénom,ville\nZoë,Genève\nÅsa,Malmö\n'
  const utf16 = (of: string, littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(of.length * 2))
    for (let unit = 0; unit < of.length; unit++) view.setUint16(unit * 2, of.charCodeAt(unit), littleEndian)
    return new Uint8Array(view.buffer)
  }
  const expected = { prénom: ['Zoë', 'Åsa'], ville: ['Genève', 'Malmö'] }

  test.each([
    ['utf-8', new TextEncoder().encode(text)],
    ['utf-8', new TextEncoder().encode(`\uFEFF${text}`)],
    ['utf-16le', utf16(`\uFEFF${text}`, true)],
    ['utf-16be', utf16(`\uFEFF${text}`, false)],
    ['latin-1', Uint8Array.from(text, (letter) => letter.charCodeAt(0))]
  ])('%s', (encoding, bytes) => {
    expect(readCsv(bytes).reading.encoding).toBe(encoding)
    expect(cells(bytes)).toEqual(expected)
    expect(readCsv(bytes, 1).table).toEqual(readCsv(bytes).table)
  })

  test.each([true, false])('UTF-16 without a mark is told by its zeros (little endian: %s)', (littleEndian) => {
    const { reading, table } = readCsv(utf16('name,town\nZoë,Genève\n', littleEndian), 1)
    expect([reading.encoding, cellsOf(table.columns[0]!)]).toEqual([littleEndian ? 'utf-16le' : 'utf-16be', ['Zoë']])
  })

  test.each([1, 2, 3, 1000])('broken UTF-16 is refused with its line, in chunks of %d bytes', (chunkBytes) => {
    for (const littleEndian of [true, false]) {
      const refused = (of: string, cut = 0): (() => unknown) => () => readCsv(utf16(`\uFEFF${of}`, littleEndian).subarray(0, cut === 0 ? undefined : -cut), chunkBytes)
      expect(refused('a,b\r\n1,\uD83Dx\r\n2,y\r\n')).toThrow(/^Line 2 holds half of a character, a lone surrogate/)
      expect(refused('a,b\r1,x\r2,\uDE00\r')).toThrow(/^Line 3 holds half of a character/)
      expect(refused('a,b\n1,x\n2,\uD83D')).toThrow(/^Line 3 holds half of a character/)
      expect(refused('a,b\r\n1,x\r\n2,yes', 1)).toThrow(/^Line 3 ends in half of a character: .* odd number of bytes/)
    }
  })

  test.each([1, 2, 3, 5])('a character of two UTF-16 units is one, in chunks of %d bytes', (chunkBytes) => {
    expect(cellsOf(readCsv(utf16('\uFEFFa,b\n1,😀😀\n2,x\n', true), chunkBytes).table.columns[1]!)).toEqual(['😀😀', 'x'])
  })

  test('a header alone makes a file windows-1252, too', () => {
    expect(cells(Uint8Array.from('blessé,tué\n1,2\n', (letter) => letter.charCodeAt(0)))).toEqual({ blessé: [1], tué: [2] })
  })

  test('a byte that is not UTF-8, however late, makes the whole file windows-1252', () => {
    const early = new TextEncoder().encode(`a,b\n${lines(100_000, (row) => `${row},word`)}\n`)
    const bytes = Uint8Array.from([...early, ...new TextEncoder().encode('1,'), 0x80, 0x20, 0xe9, 0x0a])
    const { reading, table, passes } = readCsv(bytes)
    expect([reading.encoding, passes, cellsOf(columnNamed(table, 'b')).at(-1)]).toEqual(['windows-1252', 2, '€ é'])
  })
})

describe('header', () => {
  test('numbers above numbers are data', () => {
    const { reading, table } = readCsv('6,148,72\n1,85,66\n')
    expect([reading.header, table.rows, table.columns.map(({ name }) => name)]).toEqual([false, 2, ['column1', 'column2', 'column3']])
    expect(readCsv('123|a\n345|b\nx|c\n').reading.header).toBe(false)
  })

  test('blank and repeated names are made distinct', () => {
    expect(readCsv('x,,x,x_2\n1,2,3,4\n').columns.map(({ name }) => name)).toEqual(['x', 'column2', 'x_3', 'x_2'])
  })

  test('names of object members are names', () => {
    expect(cells('__proto__,constructor\n1,2\n')).toEqual(Object.fromEntries([['__proto__', [1]], ['constructor', [2]]]))
    expect(({} as Record<string, unknown>)['0']).toBeUndefined()
  })

  test('titles before the header are a preamble', () => {
    const { reading, table } = readCsv('Sales of 2024\n\nexported;today\n\nregion;units;price\nnorth;1;2,5\nsouth;2;3,5\n')
    expect(reading.preambleLines).toBe(2)
    expect(table.columns.length).toBe(3)
  })

  test('R leaves out the name above its row names', () => {
    expect(cells('"x","y"\n"1",5,"a"\n"2",6,"b"\n')).toEqual({ column1: [1, 2], x: [5, 6], y: ['a', 'b'] })
  })
})

describe('rows', () => {
  test('short rows are padded and long ones are quarantined, with their lines', () => {
    const csv = 'a,b,c\n1,2,3\n4,5\n6,"7\n7",8,9\n1,2,3,\n1,2,4\n'
    const { table, reading: { shortRows }, quarantined } = readCsv(csv)
    expect(cells(csv)['c']).toEqual([3, null, 3, 4])
    expect([table.rows, shortRows, quarantined]).toEqual([4, { rows: 1, lines: [3] }, [{ reason: 'more cells than the 3 columns', rows: 1, lines: [4] }]])
  })

  test('empty lines and lines of delimiters are counted, not read', () => {
    const { table, reading: { emptyLines } } = readCsv('a,b\n\n1,2\n,\n  , \n3,4\n\n')
    expect([table.rows, emptyLines]).toEqual([2, 4])
  })

  test('notes after the table are no rows; their lines are listed', () => {
    const { table, quarantined, reading: { shortRows }, passes } = readCsv('region,units,price\nnorth,1,2\nsouth,2,3\n\nSource: the ministry\nLast updated 2024\n')
    expect([table.rows, passes, shortRows]).toEqual([2, 2, undefined])
    expect(quarantined).toEqual([{ reason: 'notes after the table', rows: 2, lines: [5, 6] }])
  })

  test('a short last row is a row', () => {
    expect(readCsv('name,age,town\nAnn,3,Rome\nBob\n').table.rows).toBe(2)
    expect(readCsv('id,age,town\n1,3,Rome\n\n2\n').table.rows).toBe(2)
  })

  test('every line is somewhere: in the table, quarantined or empty', () => {
    const row = fc.array(fc.constantFrom('1', '2', 'x', ''), { minLength: 1, maxLength: 4 }).map((row) => row.join(','))
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
      const csv = `name,size\nfirst,1\n${rows.join('\n')}\n`
      const { table, quarantined, reading: { emptyLines = 0, preambleLines, header } } = readCsv(csv)
      const set = quarantined.reduce((sum, { rows }) => sum + rows, 0)
      expect(table.rows + set + emptyLines + preambleLines + (header ? 1 : 0)).toBe(rows.length + 2)
    }))
  })
})

describe('types', () => {
  test('numbers in every notation', () => {
    expect(cells('plain;decimal;grouped;percent;price;wide\n1;1,5;1.234,5;5 %;$1,200.50;1 234\n-2;2;12;7%;$3;12 345\n')).toEqual({
      plain: [1, -2], decimal: [1.5, 2], grouped: [1234.5, 12], percent: [.05, .07], price: [1200.5, 3], wide: [1234, 12345]
    })
  })

  test('codes stay as they are written', () => {
    expect(kinds('zip,phone,card\n01234,+41791234567,1234567890123456\n91234,+41791234568,1234567890123457\n')).toEqual(['category', 'category', 'category'])
  })

  test('a leading zero late in the file is not lost', () => {
    const { table, passes } = readCsv(`zip,x\n${lines(60_000, (row) => `${10_000 + row},1`)}\n01234,1\n`)
    expect([cellsOf(table.columns[0]!).at(-1), passes]).toEqual(['01234', 2])
  })

  test('numbers that come late are numbers', () => {
    expect(kinds(`a,b\n${lines(40_000, () => 'NA,x')}\n${lines(1000, (row) => `${row / 8},y`)}`)).toEqual(['number', 'category'])
  })

  test('words in one of twenty cells leave a column of numbers, and are listed', () => {
    const { table, unreadable } = readCsv(`a,b\n${lines(200, (row) => row % 20 === 5 ? `word${row},1` : `${row},1`)}`)
    expect(table.columns[0]!.kind).toBe('number')
    expect(unreadable[0]).toEqual({ cells: 10, examples: ['word5', 'word25', 'word45', 'word65', 'word85'] })
    expect(kinds(`a,b\n${lines(200, (row) => row % 19 === 5 ? `word${row},1` : `${row},1`)}`)[0]).toBe('category')
  })

  test('missing markers are missing in every type', () => {
    const missing = ['', 'NA', 'N/A', 'n/a', 'na', 'null', 'NULL', 'None', 'NaN', 'nan', '?', '-', '--', '#N/A', '\\N']
    const { table } = readCsv(`a,b,c\n1,x,2020-01-02\n${missing.map((marker) => `${marker},${marker},${marker}`).join('\n')}\n"",2,""\n`)
    expect(table.columns.map(({ kind }) => kind)).toEqual(['number', 'category', 'date'])
    expect(table.columns.map((column) => cellsOf(column).filter((cell) => cell === null).length)).toEqual([15, 14, 15])
  })

  test.each([
    ['2020-03-01', '2020-12-31', 'yyyy-MM-dd', Date.UTC(2020, 2, 1)],
    ['01/03/2020', '31/12/2020', 'dd/MM/yyyy', Date.UTC(2020, 2, 1)],
    ['3/1/20 5:07', '12/31/20 17:00', 'MM/dd/yy HH:mm', Date.UTC(2020, 2, 1, 5, 7)],
    ['2020-03-01T05:07:09.25+02:00', '2020-12-31T00:00:00.5Z', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Date.UTC(2020, 2, 1, 3, 7, 9, 250)],
    ['1 Mar 2020', '31 December 2020', 'dd MMM yyyy', Date.UTC(2020, 2, 1)],
    ['Mar 1 2020 1:05 PM', 'Dec 31 2020 12:00 am', 'MMM dd yyyy hh:mm a', Date.UTC(2020, 2, 1, 13, 5)]
  ])('the date %s beside %s is %s', (text, evidence, pattern, milliseconds) => {
    expect(formats(`when;x\n${text};1\n${evidence};2\n`)[0]).toEqual({ pattern })
    expect(cells(`when;x\n${text};1\n${evidence};2\n`)['when']![0]).toBe(milliseconds)
  })

  test('the day comes first where nothing tells, and the format says so', () => {
    expect(formats('when,x\n01/02/2020,1\n03/04/2020,2\n')[0]).toEqual({ pattern: 'dd/MM/yyyy', ambiguous: true })
  })

  test('dates in several patterns are read by all of them', () => {
    expect(cells('when,x\n1/22/2020 17:00,1\n2020-02-01T11:53:00,2\n')['when']).toEqual([Date.UTC(2020, 0, 22, 17), Date.UTC(2020, 1, 1, 11, 53)])
  })

  test('many distinct words are a text, few are a category', () => {
    expect(kinds(`a,b\n${lines(40, (row) => `it rained on day ${row} again,Mr. Owen Harris ${row}`)}`)).toEqual(['text', 'category'])
    expect(kinds(`a,b,c\n${lines(3000, (row) => `word ${row},level ${row % 900},${row}`)}`)).toEqual(['text', 'category', 'number'])
  })

  test('levels come in the order of their first row; booleans keep their spelling', () => {
    const { table, columns } = readCsv('a,b\nNo,True\nYes,False\nNo,True\n')
    expect(table.columns.map((column) => column.kind === 'category' && column.levels)).toEqual([['No', 'Yes'], ['True', 'False']])
    expect(columns[1]!.format.booleans).toEqual(['False', 'True'])
  })
})

describe('refusals', () => {
  test.each([
    ['nothing', '', 'DATASET_EMPTY', /line 1 is empty/],
    ['empty lines', '\n , \n\n', 'DATASET_EMPTY', /lines 1 to 4 are empty/],
    ['a header alone', '\na,b\n', 'DATASET_EMPTY', /^Line 2 is the header \("a", "b"\), and no row follows it; send at least one row$/],
    ['a header and empty lines', 'a,b\n\n,\n', 'DATASET_EMPTY', /^Line 1 is the header .*only lines that are none: 2 empty;/],
    ['a header of long names', `${Array.from({ length: 9 }, (_, column) => `${column} ${'x'.repeat(99)}`).join()}\n`, 'DATASET_EMPTY', /^.{1,260}$/],
    ['an open quote', 'a,b\n1,2\n3,"x\n', 'CSV_INVALID', /opens a cell on line 3/],
    ['a huge cell', `a,b\n1,${'x'.repeat(1 << 21)}\n`, 'CSV_INVALID', /Cell 2 of line 2/],
    ['too many columns', `${lines(10_001, () => 'a').replaceAll('\n', ',')}\n1\n`, 'CSV_INVALID', /10001 columns/],
    ['a workbook', 'PK\u0003\u0004whatever', 'CSV_INVALID', /Excel/],
    ['a picture', '\u0089PNG\r\n', 'CSV_INVALID', /picture/],
    ['a Parquet file', 'PAR1\u0015\u0004', 'CSV_INVALID', /Parquet/]
  ])('%s', (_, csv, code, detail) => {
    expect(failure(Uint8Array.from(csv, (letter) => letter.charCodeAt(0)))).toMatchObject({ code, message: expect.stringMatching(detail) })
  })

  test('a line without an end is refused before it fills the memory', () => {
    const reader = createCsvReader({ limits: { columns: 10, cellBytes: 1000, recordBytes: 1 << 20 } })
    expect(() => {
      for (let i = 0; i < 100; i++) reader.push(new TextEncoder().encode(`a,b\n1,"${'x'.repeat(100_000)}`.slice(i === 0 ? 0 : 8)))
    }).toThrow(/goes on for more than 1 MB/)
  })
})

describe('properties', () => {
  const piece = fc.constantFrom('a', 'b', '1', '2.5', '-', ',', ';', '"', '"', "'", '\n', '\r\n', '\r', ' ', '\t', '|', 'é', '€', '😀', '%', '01/02/2020', 'NA', '0', '\\', '#', '\0')
  const anything = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => new TextEncoder().encode(pieces.join(''))),
    fc.uint8Array({ maxLength: 60 })
  )

  test('any bytes in any chunks give the same table or the same refusal, never a crash', () => {
    fc.assert(fc.property(anything, fc.integer({ min: 1, max: 7 }), (bytes, chunkBytes) => {
      const outcome = (size: number): unknown => {
        try {
          return readCsv(bytes, size)
        } catch (error) {
          const { code, message } = error as { code: string, message: string }
          return { code, message }
        }
      }
      const whole = outcome(1 << 16)
      expect(outcome(chunkBytes)).toEqual(whole)
      if (typeof whole === 'object' && whole !== null && 'message' in whole) expect((whole as { code?: string }).code).toMatch(/^(CSV_INVALID|DATASET_EMPTY)$/)
    }), { numRuns: 500 })
  })

  test('tables longer than the reader\'s block are read alike', () => {
    const csv = `id,note,"size"\n${lines(30_000, (row) => `${row},"said ""${row}""\n and left",${row / 7}`)}`
    const { table } = readCsv(csv, 1000)
    expect(table).toEqual(readCsv(csv, 1 << 22).table)
    expect(table.rows).toBe(30_000)
    expect(cellsOf(table.columns[1]!)[29_999]).toBe('said "29999"\n and left')
    expect(cellsOf(table.columns[2]!)).toEqual(Array.from({ length: 30_000 }, (_, row) => row / 7))
  })

  test('the file\'s cells equal the cells read one by one in the inferred formats, bit for bit', () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.integer().map(String), fc.constantFrom('1,5', '1.234,5', '$7', '5%', '1e5', '.5', '5.', '+3', '00', '1 234', '12345678901234567890'))
    const other = fc.constantFrom('', 'NA', 'x', 'é y', '2020-02-30', '2020-02-03', '1/2/2020', '13/2/20 7:05', 'Yes', 'TRUE', 'false', ' ')
    const column = fc.oneof(fc.array(number, { minLength: 8, maxLength: 8 }), fc.array(other, { minLength: 8, maxLength: 8 }), fc.array(fc.oneof({ weight: 19, arbitrary: fc.constantFrom('1', '2.25', '3') }, { weight: 1, arbitrary: other }), { minLength: 8, maxLength: 8 }))
    fc.assert(fc.property(column, column, (a, b) => {
      const csv = `name a;name b;key\n${a.map((cell, row) => `"${cell}";"${b[row]}";k`).join('\n')}\n`
      const { table, columns } = readCsv(csv)
      for (const [index, texts] of [a, b].entries()) {
        const one = texts.map((text) => readCell(columns[index]!.format, text)).map((cell) => cell === unreadable ? null : cell)
        expect(cellsOf(table.columns[index]!)).toStrictEqual(one)
      }
    }), { numRuns: 500 })
  })
})
