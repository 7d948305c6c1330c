import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeEmployees } from '../make-employees.ts'

const rows = makeEmployees().trimEnd().split('\n').map((line) => line.split(','))
const header = rows[0]!
const people = rows.slice(1)
const cells = (column: string): string[] => people.map((row) => row[header.indexOf(column)]!)

test('the committed file is what the generator makes', () => {
  expect(readFileSync(new URL('../employees.csv', import.meta.url), 'utf8')).toBe(makeEmployees())
})

test('2,000 people, about one in six of whom left', () => {
  expect(people).toHaveLength(2_000)
  expect(people.every((row) => row.length === header.length)).toBe(true)
  const left = cells('Attrition').filter((cell) => cell === 'Yes').length
  expect(left).toBeGreaterThan(300)
  expect(left).toBeLessThan(360)
})

test('the dirt that the cleaning is to find is there', () => {
  expect(new Set(cells('EmployeeId')).size).toBe(2_000)
  expect(new Set(cells('Country')).size).toBe(1)
  const monthly = cells('MonthlyIncome')
  expect(cells('AnnualIncome').every((annual, row) => annual === (monthly[row] === '' ? '' : String(12 * Number(monthly[row]))))).toBe(true)
  expect(monthly.filter((cell) => cell === '').length).toBeGreaterThan(20)
  expect(cells('TrainingHours')).toContain('N/A')
  expect(cells('Department')).toContain('sales')
  expect(cells('DistanceFromHome').filter((cell) => Number(cell) > 100)).toEqual(['940'])
})

test('people who work overtime leave more often, by gender they do not', () => {
  const attrition = cells('Attrition')
  const shareWhoLeft = (column: string, level: string): number => {
    const rowsOfLevel = [...cells(column).entries()].filter(([, cell]) => cell === level).map(([row]) => row)
    return rowsOfLevel.filter((row) => attrition[row] === 'Yes').length / rowsOfLevel.length
  }
  expect(shareWhoLeft('OverTime', 'Yes')).toBeGreaterThan(2 * shareWhoLeft('OverTime', 'No'))
  expect(Math.abs(shareWhoLeft('Gender', 'Female') - shareWhoLeft('Gender', 'Male'))).toBeLessThan(0.05)
})
