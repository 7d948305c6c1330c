import { createRandom, type Random } from '@assay/shared'
import { categoryColumn, dateColumn, numberColumn, type CategoryColumn, type Column, type NumberColumn } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { cleanTable, type Cleaned } from '../../src/clean-table.ts'
import { fileOf, honestColumns } from './honest-table.ts'

const rows = 1_200
const day = 86_400_000

/** What a person may have left in a table, among honest columns. */
interface Planted {
  readonly target: 'churn' | 'price' | 'class'
  readonly severity: 'certain' | 'likely'
  /** Named in the evidence. */
  readonly columns: readonly string[]
  readonly plant: (answers: Answers, random: Random) => readonly Column[]
}

interface Answers { readonly churns: readonly boolean[], readonly prices: readonly number[], readonly classes: readonly string[] }

const planted: Readonly<Record<string, Planted>> = {
  'a copy of the target': { target: 'price', severity: 'certain', columns: ['amountDue'], plant: ({ prices }) => [numberColumn('amountDue', prices)] },
  'a copy in another currency': { target: 'price', severity: 'certain', columns: ['inDollars'], plant: ({ prices }) => [numberColumn('inDollars', prices.map((price) => 1.08 * price + 2))] },
  'a copy under other labels': { target: 'churn', severity: 'certain', columns: ['state'], plant: ({ churns }) => [categoryColumn('state', churns.map((gone) => gone ? 'closed' : 'open'))] },
  'labels with a few exceptions': {
    target: 'churn',
    severity: 'certain',
    columns: ['state'],
    plant: ({ churns }) => [categoryColumn('state', churns.map((gone, row) => gone !== (row % 150 === 3) ? 'closed' : row % 2 === 0 ? 'open' : 'idle'))]
  },
  'codes of three classes with a few exceptions': {
    target: 'class',
    severity: 'certain',
    columns: ['code'],
    plant: ({ classes }) => [categoryColumn('code', classes.map((name, row) => row % 200 === 3 ? 'k9' : `k${name.charCodeAt(0)}`))]
  },
  'two parts of a sum': {
    target: 'price',
    severity: 'certain',
    columns: ['net', 'tax'],
    plant: ({ prices }, random) => {
      const tax = prices.map((price) => price * random.next())
      return [numberColumn('net', prices.map((price, row) => price - tax[row]!)), numberColumn('tax', tax)]
    }
  },
  'two ends of a difference': {
    target: 'price',
    severity: 'certain',
    columns: ['gross', 'rebate'],
    plant: ({ prices }, random) => {
      const rebate = prices.map(() => 200 * random.next())
      return [numberColumn('gross', prices.map((price, row) => price + rebate[row]!)), numberColumn('rebate', rebate)]
    }
  },
  'a score that somebody gave afterwards': {
    target: 'churn',
    severity: 'certain',
    columns: ['riskScore'],
    plant: ({ churns }, random) => [numberColumn('riskScore', churns.map((gone) => Math.round(100 * (Number(gone) + 0.25 * random.normal()))))]
  },
  'a date that only those have who left': {
    target: 'churn',
    severity: 'certain',
    columns: ['lastSeen'],
    plant: ({ churns }, random) => [dateColumn('lastSeen', churns.map((gone) => gone ? Date.UTC(2024, 0, 1) + random.integer(300) * day : null))]
  },
  'gaps that tell': {
    target: 'churn',
    severity: 'likely',
    columns: ['refund'],
    plant: ({ churns }, random) => [numberColumn('refund', churns.map((gone) => gone === random.next() < 0.9 ? 100 * random.next() : null))]
  },
  'a date that comes after': {
    target: 'churn',
    severity: 'likely',
    columns: ['closing_date'],
    plant: ({ churns }, random) => [dateColumn('closing_date', churns.map(() => Date.UTC(2024, 0, 1) + random.integer(300) * day))]
  }
}

function clean (name: string, target: Planted['target'], change: (columns: Column[], random: Random) => Column[]): Cleaned {
  const random = createRandom(`planted ${name}`)
  const columns = honestColumns(random, rows).filter((column) => column.name === target || !['churn', 'class', 'price'].includes(column.name))
  return cleanTable({ file: fileOf(change(columns, random)), options: { target, ignore: [], accept: [] }, random })
}

describe('is found', () => {
  test.each(Object.entries(planted))('%s', (name, { target, severity, columns, plant }) => {
    const { leaks, profile, warnings } = clean(name, target, (honest, random) => [...honest, ...plant(answersOf(honest), random)])
    expect(leaks).toHaveLength(1)
    expect(leaks[0]).toMatchObject({ severity, columns: expect.arrayContaining([...columns]) })
    expect(profile.alerts[0]).toMatchObject({ code: 'leak', severity: severity === 'certain' ? 'leak' : 'warning' })
    if (severity === 'likely') expect(warnings[0]).toBe(leaks[0]!.detail)
  })

  test('a key, where rows are ordered by the target', () => {
    const { leaks } = clean('order', 'churn', (honest) => {
      const { churns } = answersOf(honest)
      return honest.map((column) => column.name === 'churn' ? categoryColumn('churn', churns.toSorted().map((gone) => gone ? 'yes' : 'no')) : column)
    })
    expect(leaks).toMatchObject([{ severity: 'likely', kind: 'order', columns: ['id'] }])
  })

  test('rows that stand there twice: no split separates them', () => {
    const twice = (values: ArrayLike<number>, row: number): number => values[row % 1_000]!
    const { profile, plan, training } = clean('twice', 'churn', (honest) => honest.map((column): Column => column.name === 'id'
      ? column
      : column.kind === 'category'
        ? { ...column, codes: column.codes.map((_, row) => twice(column.codes, row)) }
        : { ...column as NumberColumn, values: (column as NumberColumn).values.map((_, row) => twice((column as NumberColumn).values, row)) }))
    expect(profile.alerts.map(({ code }) => code)).toContain('duplicates')
    expect(plan.steps).toContainEqual(expect.objectContaining({ step: 'groupRows', ignoring: ['id'] }))
    expect(training.groups).not.toBeNull()
  })
})

function answersOf (columns: readonly Column[]): Answers {
  const named = (name: string): Column | undefined => columns.find((column) => column.name === name)
  const levelsOf = (column: Column | undefined): string[] => column === undefined ? [] : Array.from((column as CategoryColumn).codes, (code) => (column as CategoryColumn).levels[code - 1]!)
  return { churns: levelsOf(named('churn')).map((level) => level === 'yes'), prices: [...(named('price') as NumberColumn | undefined)?.values ?? []], classes: levelsOf(named('class')) }
}
