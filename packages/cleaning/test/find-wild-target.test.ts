import { createRandom } from '@assay/shared'
import { numberColumn, tableOf } from '@assay/table'
import { expect, test } from 'vitest'
import { findWildTarget } from '../src/find-wild-target.ts'
import { inferProblem } from '../src/infer-problem.ts'
import { suggestSteps } from '../src/plan/suggest-steps.ts'
import { profileColumns } from '../src/profile/profile-columns.ts'

const random = createRandom('wild')
const salaries = Array.from({ length: 800 }, () => Math.round(40_000 * Math.exp(0.5 * random.normal())))

function look (values: readonly number[]): { alert: ReturnType<typeof findWildTarget>, suggested: readonly string[] } {
  const table = tableOf(numberColumn('x', values.map((_, row) => row * 0.5)), numberColumn('salary', values))
  const problem = inferProblem({ table, target: 'salary', kind: 'regression' })
  const profile = profileColumns({ table, problem })
  return { alert: findWildTarget(profile, problem), suggested: suggestSteps(profile.columns, problem).map(({ step }) => step) }
}

test('an answer that is wrong by orders of magnitude is told, with the ways on', () => {
  const { alert, suggested } = look(salaries.with(77, 500_000_000))
  expect(alert).toMatchObject({ severity: 'warning', code: 'wildTarget', columns: ['salary'] })
  expect(alert!.detail).toMatch(/500,000,000.*rmse.*mae.*dropOutliers/)
  expect(suggested).toEqual(['dropOutliers'])
  expect(look(salaries.with(77, -500_000_000)).alert!.detail).toMatch(/-500,000,000/)
})

test('a long tail is none', () => {
  expect(look(salaries)).toEqual({ alert: null, suggested: [] })
  expect(look(salaries.map((value, row) => row % 100 === 0 ? value * 20 : value)).alert).toBeNull()
})

test('a mark for missing answers is suggested as such, not as an outlier', () => {
  expect(look(salaries.map((value, row) => row % 20 === 0 ? -9_999 : value)).suggested).toEqual(['missing'])
})
