import { createRandom, type CleaningPlan, type CleaningStep, type Random } from '@assay/shared'
import { columnNamed, createCsvReader, type CsvHints, type CsvReading } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { cleanTable, type Cleaned } from '../src/clean-table.ts'

/** Files with the troubles of well-known public sets. */
function read (lines: readonly string[], encoding: 'utf8' | 'latin1' = 'utf8', hints?: CsvHints): CsvReading {
  const reader = createCsvReader(hints && { hints })
  reader.push(Buffer.from(lines.join('\n'), encoding))
  const result = reader.end()
  return 'again' in result ? read(lines, encoding, result.again) : result
}

const clean = (file: CsvReading, target: string, plan?: CleaningPlan): Cleaned =>
  cleanTable({ file, options: { target, ignore: [], accept: [] }, ...(plan && { plan }), random: createRandom('test part') })

const stepsOf = <S extends CleaningStep['step']>({ steps }: CleaningPlan, kind: S): Extract<CleaningStep, { step: S }>[] =>
  steps.filter((step): step is Extract<CleaningStep, { step: S }> => step.step === kind)

const rowsOf = (count: number, random: Random, write: (row: number, random: Random) => readonly unknown[]): string[] =>
  Array.from({ length: count }, (_, row) => write(row, random).join(','))

test('attrition of employees: three constants and the key go, nothing else', () => {
  const file = read(['Age,EmployeeCount,EmployeeNumber,Over18,StandardHours,Attrition', ...rowsOf(400, createRandom('attrition'), (row, random) =>
    [20 + random.integer(40), 1, 3 * row + random.integer(3), 'Y', 80, random.next() < 0.16 ? 'Yes' : 'No'])])
  const { plan, training, test: locked } = clean(file, 'Attrition')
  expect(stepsOf(plan, 'drop').map(({ column }) => column)).toEqual(['EmployeeCount', 'EmployeeNumber', 'Over18', 'StandardHours'])
  expect(training.table.rows + locked.table.rows).toBe(400)
})

test('people who left: repeated rows are kept, in groups that no split separates', () => {
  const random = createRandom('left')
  const first = rowsOf(1_000, random, () => [random.next().toFixed(2), random.next().toFixed(2), 90 + random.integer(200), random.integer(2)])
  const file = read(['satisfaction,evaluation,hours,left', ...first, ...first.slice(0, 250)])
  const { plan, profile, training, test: locked } = clean(file, 'left')
  expect(profile.duplicateRows).toBe(250)
  expect(stepsOf(plan, 'groupRows')).toHaveLength(1)
  expect(training.table.rows + locked.table.rows).toBe(1_250)
  const tested = new Set(locked.fileRows)
  for (let row = 0; row < 250; row++) expect(tested.has(row)).toBe(tested.has(1_000 + row))
})

test('telephone customers: eleven blanks among the charges are missing, not zero', () => {
  const file = read(['tenure,TotalCharges,Churn', ...rowsOf(600, createRandom('churn'), (row, random) =>
    [row % 50 === 7 && row < 550 ? 0 : 1 + random.integer(70), row % 50 === 7 && row < 550 ? ' ' : (20 + 8_000 * random.next()).toFixed(2), random.next() < 0.27 ? 'Yes' : 'No'])])
  const { profile } = clean(file, 'Churn')
  expect(profile.columns.find(({ name }) => name === 'TotalCharges')).toMatchObject({ type: 'number', missing: 11, number: { zeros: 0 } })
})

test('salaries: the suggestion about answers that are wrong by orders of magnitude, taken, leaves their rows out', () => {
  const file = read(['Age,Salary', ...rowsOf(600, createRandom('salaries'), (row, random) => [20 + random.integer(40), row === 9 || row === 300 ? '99999999999' : 40_000 + random.integer(60_000)])])
  const { plan, profile } = clean(file, 'Salary')
  expect(profile.alerts.filter(({ code }) => code === 'wildTarget')).toHaveLength(1)
  const taken = clean(file, 'Salary', { ...plan, steps: [...plan.steps, ...plan.suggestions!] })
  expect(taken.profile.alerts.filter(({ code }) => code === 'wildTarget')).toEqual([])
  expect(taken.training.table.rows + taken.test.table.rows).toBe(598)
})

test('every line of a file is told: rows, short rows, empty lines, and those left out', () => {
  const { profile } = clean(read(['region,units,left', ...Array.from({ length: 60 }, (_, row) => `r${row % 3},${row},${row % 2}`), '', 'r1,7', 'r2,8,1,9']), 'left')
  expect([profile.rows, profile.reading]).toMatchObject([61, { emptyLines: 1, shortRows: { rows: 1, lines: [63] } }])
  expect(profile.alerts.filter(({ code }) => ['quarantined', 'shortRows'].includes(code)).map(({ detail }) => detail)).toEqual([
    '1 row left out: more cells than the 3 columns (line 64)', '1 row with too few cells, of which the rest counts as missing (line 63)'
  ])
})

describe('air quality: decimal commas, empty columns, empty rows, and −200 for missing, in the target too', () => {
  const number = (random: Random): string => random.next() < 0.1 ? '-200' : (1 + 3 * random.next()).toFixed(1).replace('.', ',')
  const file = read(['Date;CO(GT);NOx(GT);;', ...rowsOf(500, createRandom('air'), (row, random) =>
    [[`${1 + row % 28}/0${1 + row % 9}/2004`, number(random), number(random), '', ''].join(';')]), ...Array.from({ length: 114 }, () => ';;;;')])
  const { plan, profile, training } = clean(file, 'CO(GT)')

  test('are read, dropped, and suggested', () => {
    expect([file.table.rows, file.reading.emptyLines]).toEqual([500, 114])
    expect(stepsOf(plan, 'drop').map(({ column }) => column)).toEqual(['column4', 'column5'])
    expect(profile.alerts.filter(({ code }) => code === 'sentinel').map(({ columns }) => columns[0])).toEqual(['NOx(GT)', 'CO(GT)'])
    expect(stepsOf(plan, 'missing')).toEqual([])
    expect(plan.suggestions).toMatchObject(['NOx(GT)', 'CO(GT)'].map((column) => ({ step: 'missing', column, values: ['-200'] })))
  })

  test('and a suggestion that is taken is followed: rows without an answer are left out', () => {
    const taken = clean(file, 'CO(GT)', { ...plan, steps: [...plan.steps, ...plan.suggestions!] })
    expect(taken.training.table.rows).toBeLessThan(training.table.rows)
    for (const name of ['CO(GT)', 'NOx(GT)']) {
      const column = columnNamed(taken.training.table, name)
      expect(column.kind === 'number' && column.values.includes(-200)).toBe(false)
    }
  })
})

test('cleaning that nobody edited removes no row of the rare class, however wild its numbers are', () => {
  const file = read(['size,density,malignant', ...rowsOf(2_000, createRandom('mammography'), (row, random) => {
    const malignant = row % 43 === 0
    return [(malignant ? 1e6 * random.next() : random.normal()).toFixed(3), row % 17 === 0 ? '' : random.normal().toFixed(3), malignant ? 1 : -1]
  })])
  const { problem, training, test: locked } = clean(file, 'malignant')
  const positives = [training, locked].map(({ table }) => {
    const column = columnNamed(table, 'malignant')
    return column.kind === 'category' ? column.codes.filter((code) => column.levels[code - 1] === problem.classes[1]).length : 0
  })
  expect(problem.classes).toEqual(['-1', '1'])
  expect(positives[0]! + positives[1]!).toBe(47)
})

test('accidents in Latin-1: the encoding is told, and no letter is lost', () => {
  const towns = ['Pléneuf', 'Guérande', 'Ploërmel']
  const file = read(['commune,blessé,tué', ...rowsOf(300, createRandom('accidents'), (row, random) => [towns[row % 3], random.integer(5), random.integer(2)])], 'latin1')
  expect(file.reading.encoding).toBe('latin-1')
  expect(file.table.columns.map(({ name }) => name)).toEqual(['commune', 'blessé', 'tué'])
  const column = columnNamed(file.table, 'commune')
  expect(column.kind === 'category' && [...column.levels].sort()).toEqual(towns.toSorted())
  expect(clean(file, 'tué').profile.columns.map(({ name, missing }) => [name, missing])).toEqual([['commune', 0], ['blessé', 0], ['tué', 0]])
})

test('counts of an epidemic: a date written in four ways is one column of times', () => {
  const ways = ['1/22/2020 17:00', '1/31/20 23:59', '2020-02-02T03:33:08', '2020-05-01 02:32:28']
  const file = read(['ObservationDate,Last Update,Deaths', ...rowsOf(400, createRandom('epidemic'), (row, random) => [`0${1 + row % 6}/${10 + row % 18}/2020`, ways[row % 4], random.integer(900)])])
  const dates = (name: string): string[] => {
    const column = columnNamed(file.table, name)
    return column.kind === 'date' ? Array.from(column.values.subarray(0, 4), (time) => new Date(time).toISOString()) : []
  }
  expect(dates('Last Update')).toEqual(['2020-01-22T17:00:00.000Z', '2020-01-31T23:59:00.000Z', '2020-02-02T03:33:08.000Z', '2020-05-01T02:32:28.000Z'])
  expect(dates('ObservationDate').slice(0, 2)).toEqual(['2020-01-10T00:00:00.000Z', '2020-02-11T00:00:00.000Z'])
  expect(file.unreadable.every(({ cells }) => cells === 0)).toBe(true)
})

test('passengers: the answer in other words is a certain leak, and being a man is none', () => {
  const file = read(['survived,adult_male,fare,alive', ...rowsOf(600, createRandom('passengers'), (_, random) => {
    const [man, survived] = [random.next() < 0.6, random.next() < 0.4]
    return [Number(survived), man && !survived ? 'True' : 'False', (80 * random.next()).toFixed(2), survived ? 'yes' : 'no']
  })])
  expect(clean(file, 'survived').leaks.filter(({ severity }) => severity === 'certain')).toMatchObject([{ kind: 'copy', columns: ['alive'] }])
})
