import { createRandom } from '@assay/shared'
import { numberColumn, tableOf } from '@assay/table'
import { expect, test } from 'vitest'
import { alertWildTarget, findWildAnswers } from '../src/find-wild-target.ts'
import { inferProblem } from '../src/infer-problem.ts'
import { suggestSteps } from '../src/plan/suggest-steps.ts'
import { profileColumns } from '../src/profile/profile-columns.ts'

const random = createRandom('wild')
const salaries = Array.from({ length: 800 }, () => Math.round(40_000 * Math.exp(0.5 * random.normal())))

function look (values: readonly number[]): { alert: ReturnType<typeof alertWildTarget>, suggested: readonly object[] } {
  const table = tableOf(numberColumn('x', values.map((_, row) => row * 0.5)), numberColumn('salary', values))
  const problem = inferProblem({ table, target: 'salary', kind: 'regression' })
  const profile = profileColumns({ table, problem })
  const wild = findWildAnswers(table, profile, problem)
  return { alert: alertWildTarget(wild, problem), suggested: suggestSteps(profile.columns, problem, wild) }
}

test('answers that are wrong by orders of magnitude are told, with the ways on', () => {
  const { alert, suggested } = look(salaries.with(77, 500_000_000).with(300, 99_999_999_999).with(301, 99_999_999_999))
  expect(alert).toMatchObject({ severity: 'warning', code: 'wildTarget', columns: ['salary'] })
  expect(alert!.detail).toMatch(/the values 99,999,999,999, 500,000,000, .*rmse.*Mend the file.*missing/)
  expect(suggested).toMatchObject([{ step: 'missing', column: 'salary', values: ['99999999999', '500000000'] }])
  expect(look(salaries.with(77, -500_000_000)).alert!.detail).toMatch(/-500,000,000/)
})

test('a long tail is none', () => {
  expect(look(salaries)).toEqual({ alert: null, suggested: [] })
  expect(look(salaries.map((value, row) => row % 100 === 0 ? value * 20 : value)).alert).toBeNull()
})

test('a mark for missing answers is suggested as such, not as an outlier', () => {
  expect(look(salaries.map((value, row) => row % 20 === 0 ? -9_999 : value)).suggested).toMatchObject([{ step: 'missing', column: 'salary', values: ['-9999'] }])
})
