import { createRandom, type Problem } from '@assay/shared'
import { categoryColumn, dateColumn, numberColumn, tableOf, type Column } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { inferProblem } from '../../src/infer-problem.ts'
import { findLeaks } from '../../src/leaks/find-leaks.ts'
import type { Leak } from '../../src/leaks/leak.ts'

const rows = 600
const random = createRandom('leaks')
const noise = Array.from({ length: rows }, () => random.normal())
const coin = Array.from({ length: rows }, () => random.next())
const left = noise.map((value) => value + random.normal() > 0.8)
const binary = categoryColumn('left', left.map((value) => value ? 'Yes' : 'No'))
const salary = noise.map((value) => Math.round(1_000 * Math.exp(value + random.normal())))
const price = numberColumn('salary', salary)
const kinds = coin.map((value) => ['a', 'b', 'c'][Math.floor(3 * value)]!)
const multiclass = categoryColumn('kind', kinds)

function leaksOf (target: Column, column: Column, identifier = false): Leak[] {
  const table = tableOf(target, column)
  const problem: Problem = inferProblem({ table, target: target.name })
  return findLeaks({ table, problem, columns: identifier ? [] : [column.name], identifiers: identifier ? [column.name] : [] })
}

describe('planted leaks are found and certain', () => {
  test.each<[string, Column, Column, Leak['kind']]>([
    ['a copy in other words', binary, categoryColumn('alive', left.map((value) => value ? 'gone' : 'here')), 'copy'],
    ['a copy in numbers, blank in some rows', binary, numberColumn('exit', left.map((value, row) => row % 10 === 0 ? null : Number(value))), 'copy'],
    ['a copy of three classes', multiclass, categoryColumn('code', kinds.map((kind) => kind + kind)), 'copy'],
    ['a copy in another unit', price, numberColumn('yearly', salary.map((value) => 12 * value + 7)), 'copy'],
    ['a date that only those who left have', binary, dateColumn('exitDate', left.map((value, row) => value ? Date.UTC(2024, 0, 1 + row % 300) : null)), 'almostAlone'],
    ['a level that each class has its own of', binary, categoryColumn('reason', left.map((value, row) => `${value ? 'pay,health,move' : 'none,stays'}`.split(',')[row % (value ? 3 : 2)]!)), 'almostAlone'],
    ['a score given after the event', binary, numberColumn('score', left.map((value, row) => 3 * Number(value) + 0.5 * noise[(row * 7) % rows]!)), 'almostAlone'],
    ['a copy with one row in a hundred wrong', binary, categoryColumn('status', left.map((value, row) => (value !== (row % 100 === 0)) ? 'out' : 'in')), 'almostAlone'],
    ['a number for each of three classes', multiclass, numberColumn('group', kinds.map((kind, row) => kind.charCodeAt(0) + (row % 10) / 20)), 'almostAlone'],
    ['the target on a logarithmic scale', price, numberColumn('log', salary.map((value) => Math.log(value + 1))), 'almostAlone'],
    ['the target, rounded', price, numberColumn('band', salary.map((value) => Math.round(value / 50))), 'almostAlone']
  ])('%s', (_, target, column, kind) => {
    expect(leaksOf(target, column)).toMatchObject([{ severity: 'certain', kind, columns: [column.name] }])
  })
})

describe('honest columns raise nothing', () => {
  test.each<[string, Column, Column]>([
    ['noise', binary, numberColumn('x', coin)],
    ['a good feature', binary, numberColumn('x', noise)],
    ['a level for each row', binary, categoryColumn('key', noise.map(String))],
    ['a feature of a number', price, numberColumn('x', noise)],
    ['two outliers that meet', numberColumn('y', salary.map((value, row) => row === 3 ? 1e12 : value)), numberColumn('x', coin.map((value, row) => row === 3 ? 1e12 : value))],
    ['a level that separates one class of three', multiclass, categoryColumn('isA', kinds.map((kind) => String(kind === 'a')))]
  ])('%s', (_, target, column) => {
    expect(leaksOf(target, column)).toEqual([])
  })

  test('a perfect column in twenty rows', () => {
    const few = left.slice(0, 20)
    expect(leaksOf(categoryColumn('y', few.map(String)), numberColumn('x', few.map(Number)))).toEqual([])
  })
})

const casual = salary.map((value, row) => Math.round(value * coin[row]!))
const registered = salary.map((value, row) => value - casual[row]!)

describe('parts that add up to the target are found and certain', () => {
  const parts = [numberColumn('casual', casual), numberColumn('x', noise), numberColumn('registered', registered.map((value, row) => row % 8 === 0 ? null : value))]
  const gross = numberColumn('gross', salary.map((value, row) => value + casual[row]!))
  test.each<[string, readonly Column[], string, RegExp]>([
    ['a sum', parts, 'casual,registered', /^"casual" \+ "registered" is "salary" in all 525 rows$/],
    ['a difference', [numberColumn('casual', casual), gross], 'gross,casual', /^"gross" − "casual" is "salary" in all 600 rows$/],
    ['a difference the other way', [gross, numberColumn('x', noise), numberColumn('casual', casual)], 'gross,casual', /is "salary"/]
  ])('%s', (_, columns, names, detail) => {
    const table = tableOf(price, ...columns)
    const sums = findLeaks({ table, problem: inferProblem({ table, target: 'salary' }), columns: columns.map(({ name }) => name), identifiers: [] }).filter(({ kind }) => kind === 'sum')
    expect(sums).toMatchObject([{ severity: 'certain', columns: names.split(','), detail: expect.stringMatching(detail) }])
  })

  test('but not parts that nearly do, and no copy beside zeros', () => {
    const columns = [numberColumn('casual', casual), numberColumn('registered', registered.map((value, row) => row === 500 ? value + 1 : value)), numberColumn('none', salary.map(() => 0)), numberColumn('same', salary)]
    const table = tableOf(price, ...columns)
    const leaks = findLeaks({ table, problem: inferProblem({ table, target: 'salary' }), columns: columns.map(({ name }) => name), identifiers: [] })
    expect(leaks.map(({ kind }) => kind)).not.toContain('sum')
  })
})

describe('what is only likely', () => {
  test.each<[string, Column, Column, Leak['kind'] | null]>([
    ['gaps that mostly those have who stayed', binary, numberColumn('payout', left.map((value, row) => value === (row % 12 !== 0) ? coin[row]! : null)), 'missing'],
    ['gaps where the target is low', price, categoryColumn('grade', salary.map((value, row) => noise[row]! > 0.5 && value > 800 ? 'a' : null)), null],
    ['gaps by chance', binary, numberColumn('payout', coin.map((value) => value < 0.3 ? null : value)), null],
    ['a date whose name speaks of the end', binary, dateColumn('exitDate', coin.map((value) => Date.UTC(2024, 0, 1 + Math.floor(300 * value)))), 'name'],
    ['a date of birth', binary, dateColumn('birth_date', coin.map((value) => Date.UTC(1990, 0, 1 + Math.floor(300 * value)))), null],
    ['a length that predicts', binary, numberColumn('call_duration', noise), 'name'],
    ['a length that does not', binary, numberColumn('call_duration', coin), null]
  ])('%s', (_, target, column, kind) => {
    expect(leaksOf(target, column)).toMatchObject(kind === null ? [] : [{ severity: 'likely', kind, columns: [column.name] }])
  })
})

test('a column that comes near is likely, and says how near', () => {
  const [leak] = leaksOf(binary, numberColumn('score', left.map((value, row) => 3 * Number(value) + noise[(row * 7) % rows]!)))
  expect(leak).toMatchObject({ severity: 'likely', kind: 'almostAlone' })
  expect(leak!.detail).toMatch(/^"score" alone predicts "left" with AUC 0\.9[5-7]\d on 600 rows it had not seen$/)
})

test('rows that are ordered by the target are said to be, if only a key shows it', () => {
  const sorted = categoryColumn('left', left.toSorted().map((value) => value ? 'Yes' : 'No'))
  const key = numberColumn('id', left.map((_, row) => row + 1))
  expect(leaksOf(sorted, key, true)).toMatchObject([{ severity: 'likely', kind: 'order', columns: ['id'] }])
  expect(leaksOf(binary, key, true)).toEqual([])
})

test('certain leaks come first', () => {
  const table = tableOf(binary, numberColumn('near', left.map((value, row) => 3 * Number(value) + noise[(row * 7) % rows]!)), numberColumn('copy', left.map(Number)))
  const leaks = findLeaks({ table, problem: inferProblem({ table, target: 'left' }), columns: ['near', 'copy'], identifiers: [] })
  expect(leaks.flatMap(({ columns }) => columns)).toEqual(['copy', 'near'])
})
