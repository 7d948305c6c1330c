import { categoryColumn, dateColumn, numberColumn, tableOf, type Column, type Table } from '@assay/table'
import type { Random } from '@assay/shared'
import type { CleanRequest } from '../../src/clean-table.ts'

/** Tables as public sets are: skewed amounts, counts, levels, gaps that mean something, dates, strong but honest features. */
export function honestColumns (random: Random, rows: number): Column[] {
  const skill = Array.from({ length: rows }, () => random.normal())
  const level = (levels: string) => (value: number): string => levels[Math.max(0, Math.min(levels.length - 1, Math.floor(levels.length / 2 + value)))]!
  const noisy = (share: number): number[] => skill.map((value) => value + share * random.normal())
  const chance = (): number => random.next()
  return [
    numberColumn('age', noisy(2).map((value) => Math.round(40 + 9 * value))),
    numberColumn('amount', noisy(0.8).map((value) => Math.round(100 * Math.exp(value)))),
    numberColumn('rooms', noisy(3).map((value) => Math.max(0, Math.round(value + 2)))),
    numberColumn('bonus', noisy(2).map((value) => value > 0.5 || chance() < 0.3 ? Math.round(1_000 * Math.abs(value)) : null)),
    categoryColumn('grade', noisy(0.7).map(level('abcde'))),
    categoryColumn('city', skill.map(() => `c${random.integer(60)}`)),
    categoryColumn('cabin', noisy(1.5).map((value) => value > 1 ? `C${random.integer(80)}` : null)),
    dateColumn('joined', skill.map(() => Date.UTC(2020, 0, 1 + random.integer(900)))),
    numberColumn('id', skill.map((_, row) => row + 1)),
    categoryColumn('churn', noisy(0.5).map((value) => value > 1.2 ? 'yes' : 'no')),
    categoryColumn('class', noisy(0.5).map(level('xyz'))),
    numberColumn('price', noisy(0.5).map((value) => 50 * Math.exp(0.4 * value)))
  ]
}

export function fileOf (columns: readonly Column[]): CleanRequest['file'] {
  const table: Table = tableOf(...columns)
  return {
    table,
    columns: table.columns.map(({ name, kind }) => ({ name, format: { type: kind, missing: [] } })),
    reading: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, preambleLines: 0 },
    quarantined: [],
    unreadable: []
  }
}
