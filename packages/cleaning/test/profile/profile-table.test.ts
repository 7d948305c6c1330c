import { createRandom, type ProfileAlert, type TableProfile } from '@assay/shared'
import { categoryColumn, numberColumn, tableOf, textColumn, type Column } from '@assay/table'
import { expect, test } from 'vitest'
import { inferProblem } from '../../src/infer-problem.ts'
import { profileTable } from '../../src/profile/profile-table.ts'

const reading = { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, preambleLines: 0 }
const random = createRandom('profile')
const rows = Array.from({ length: 400 }, (_, row) => row)
const income = rows.map(() => Math.round(3_000 + 500 * random.normal()))
const left = income.map((value) => value + 400 * random.normal() < 2_500 ? 'Yes' : 'No')

function profile (columns: readonly Column[], target?: string): TableProfile {
  const table = tableOf(...columns)
  return profileTable({ table, reading, quarantined: [], unreadable: [], ...(target !== undefined && { problem: inferProblem({ table, target }) }) })
}

const alertsOf = ({ alerts }: TableProfile, code: ProfileAlert['code']): (readonly string[])[] => alerts.filter((alert) => alert.code === code).map(({ columns }) => columns)

const employees = [
  numberColumn('id', rows.map((row) => row + 1)),
  numberColumn('monthly', income),
  numberColumn('yearly', income.map((value) => 12 * value)),
  numberColumn('rounded', income.map((value) => Math.round(value / 50))),
  categoryColumn('country', rows.map(() => 'FR')),
  categoryColumn('city', rows.map((row) => ['Rennes', 'Brest', 'rennes'][row % 3]!)),
  categoryColumn('code', rows.map((row) => ['R', 'B', 'r2'][row % 3]!)),
  numberColumn('bonus', rows.map((row) => row % 4 === 0 ? row : null)),
  numberColumn('score', rows.map((row) => row % 20 === 0 ? -999 : (row * 7) % 31)),
  textColumn('note', rows.map((row) => `note ${row % 7}`)),
  categoryColumn('left', left)
]
const described = profile(employees, 'left')
const column = (name: string) => described.columns.find((candidate) => candidate.name === name)!

test('every column is described, and associated with the target unless it can tell nothing', () => {
  expect(described.columns.map(({ name }) => name)).toEqual(employees.map(({ name }) => name))
  expect(column('monthly').targetAssociation).toMatchObject({ measure: 'correlationRatio' })
  expect(column('monthly').targetAssociation!.value).toBeGreaterThan(0.4)
  expect(column('city').targetAssociation!.value).toBeLessThan(0.2)
  for (const name of ['id', 'country', 'note', 'left']) expect([column(name).targetAssociation, column(name).targetInformation], name).toEqual([undefined, undefined])
  expect(column('monthly').targetInformation).toMatchObject({ pValue: 0.005 })
  expect(column('city').targetInformation!.pValue).toBeGreaterThan(0.05)
})

test('twins are those that hold the same in every row, not those that nearly do', () => {
  expect(column('yearly').twinOf).toBe('monthly')
  expect(column('code').twinOf).toBe('city')
  expect(column('rounded').twinOf).toBeUndefined()
  expect(alertsOf(described, 'twin')).toEqual([['monthly', 'yearly'], ['city', 'code'], ['monthly', 'rounded']])
})

test('alerts name the columns, most serious first', () => {
  expect(alertsOf(described, 'constant')).toEqual([['country']])
  expect(alertsOf(described, 'identifier')).toEqual([['id']])
  expect(alertsOf(described, 'missing')).toEqual([['bonus']])
  expect(alertsOf(described, 'sentinel')).toEqual([['score']])
  expect(alertsOf(described, 'spellings')).toEqual([['city']])
  const severities = described.alerts.map(({ severity }) => severity)
  expect(severities).toEqual(severities.toSorted((a, b) => ['leak', 'warning', 'note'].indexOf(a) - ['leak', 'warning', 'note'].indexOf(b)))
})

test('classes are counted in their order', () => {
  const yes = left.filter((cell) => cell === 'Yes').length
  expect(described.classBalance).toEqual([{ level: 'No', rows: 400 - yes }, { level: 'Yes', rows: yes }])
  expect(profile(employees).classBalance).toBeUndefined()
})

test('associations are strongest first', () => {
  const values = described.associations.map(({ value }) => value)
  expect(values).toEqual(values.toSorted((a, b) => b - a))
  expect(values[0]).toBeCloseTo(1, 9)
})

test('equal rows are counted, with and without what names them', () => {
  const repeated = profile([
    numberColumn('id', rows.map((row) => row * 2)),
    numberColumn('x', rows.map((row) => row < 390 ? row + 0.5 : 0.5)),
    categoryColumn('y', rows.map((row) => row < 390 ? 'a' : row % 2 === 0 ? 'a' : null))
  ])
  expect(repeated.duplicateRows).toBe(0)
  // Rows 390 to 399 are all 0.5; the five even ones equal row 0, of the odd ones the first is new.
  expect(repeated.duplicateRowsIgnoringIdentifiers).toBe(9)
})

test('a rare class and missing targets are said', () => {
  const rare = profile([
    numberColumn('x', rows.map((row) => (row * 7.5) % 401)),
    categoryColumn('y', rows.map((row) => row < 8 ? 'Yes' : row < 20 ? null : 'No'))
  ], 'y')
  expect(rare.alerts.map(({ code }) => code)).toEqual(['targetMissing', 'rareClass', 'imbalance'])
})

test('the same table gives the same profile, and it is plain JSON', () => {
  const again = profile(employees, 'left')
  expect(again).toEqual(described)
  expect(JSON.parse(JSON.stringify(described))).toEqual(described)
})

test('columns called like members of Object are columns', () => {
  const odd = profile([categoryColumn('__proto__', left), categoryColumn('constructor', rows.map((row) => `k${row % 3}`)), numberColumn('toString', income)], '__proto__')
  expect(odd.columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'toString'])
  expect(odd.columns[2]!.targetAssociation!.value).toBeGreaterThan(0.4)
})
