import { AppError } from '@assay/shared'
import type { InputColumn } from '@assay/table'
import { expect, test } from 'vitest'
import { validatePlan } from '../../src/plan/validate-plan.ts'

const inputs: InputColumn[] = [
  { name: 'Age', format: { type: 'number', missing: [] } },
  { name: 'Hired', format: { type: 'date', missing: [] } },
  { name: 'Hired.year', format: { type: 'number', missing: [] } },
  { name: 'y', format: { type: 'category', missing: [] } }
]

function faults (plan: unknown): string[][] {
  try {
    validatePlan(plan, inputs)
    return []
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'OPTION_INVALID') throw error
    return error.errors.map(({ path, detail }) => [path, detail])
  }
}
const faultsOf = (...steps: unknown[]): string[][] => faults({ target: 'y', steps })
const paths = (...steps: unknown[]): string[] => faultsOf(...steps).map(([path]) => path!)

test('a right plan comes back as it was, reasons filled in', () => {
  const plan = validatePlan({
    target: 'y',
    steps: [
      { step: 'drop', column: 'Age', reason: 'why not' },
      { step: 'dateParts', column: 'Hired', parts: ['month'] },
      { step: 'impute', column: 'Hired.month', with: 'median', indicator: true },
      { step: 'groupRows', ignoring: [] },
      { step: 'missing', column: 'y', values: ['?'] }
    ]
  }, inputs)
  expect(plan.steps[0]).toEqual({ step: 'drop', column: 'Age', reason: 'why not' })
  expect(plan.steps[1]).toEqual({ step: 'dateParts', column: 'Hired', parts: ['month'], reason: 'Written by hand' })
  expect(plan.steps).toHaveLength(5)
})

test.each([null, [], 'plan', {}, { target: 'y' }, { target: 3, steps: [] }, { target: 'y', steps: {} }])('%j is no plan', (plan) => {
  expect(faults(plan)).toHaveLength(1)
})

test('each fault is named by its path', () => {
  expect(faults({ target: 'z', steps: [] })).toEqual([['target', 'There is no column "z"']])
  expect(faultsOf({ step: 'drop', column: 'age' })).toEqual([['steps[0].column', 'There is no column "age"; did you mean "Age"?']])
  expect(faultsOf({ step: 'drop', column: 'Age' }, { step: 'shrink', column: 'Age' })[0]![0]).toBe('steps[1].step')
  for (const step of ['__proto__', 'constructor']) expect(paths({ step, column: 'Age', parts: [] })).toEqual(['steps[0].step'])
  expect(paths('drop', null)).toEqual(['steps[0]', 'steps[1]'])
  expect(paths({ step: 'drop', column: 'Age', colour: 'red' })).toEqual(['steps[0].colour'])
  expect(paths({ step: 'drop', column: 'Age', reason: 3 })).toEqual(['steps[0].reason'])
  expect(paths({ step: 'drop', column: 'y' })).toEqual(['steps[0].column'])
  expect(paths({ step: 'clip', column: 'Age', lowQuantile: -1, highQuantile: 'high' })).toEqual(['steps[0].lowQuantile', 'steps[0].highQuantile'])
  expect(paths({ step: 'impute', column: 'Age', with: 'magic' })).toEqual(['steps[0].with', 'steps[0].indicator'])
  expect(paths({ step: 'mergeLevels', column: 'Age', levels: [['a']] })).toEqual(['steps[0].levels'])
  expect(paths({ step: 'groupRows', ignoring: ['nothing'] })).toEqual(['steps[0].ignoring'])
  expect(paths({ step: 'dateParts', column: 'Age', parts: ['month'] })).toEqual(['steps[0].column'])
  expect(paths({ step: 'dateParts', column: 'Hired', parts: ['moon'] })).toEqual(['steps[0].parts'])
  expect(paths({ step: 'textParts', column: 'Hired', parts: ['length'] })).toEqual(['steps[0].column'])
  expect(paths({ step: 'daysBetween', column: 'Hired', since: 'Age' }, { step: 'daysBetween', column: 'Hired', since: 'y' }, { step: 'daysBetween', column: 'Hired' })).toEqual(['steps[0].since', 'steps[1].since', 'steps[1].since', 'steps[2].since'])
  expect(paths({ step: 'unskew', column: 'Age', with: 'sqrt', beyond: 2 }, { step: 'cyclic', column: 'Age', period: 0 })).toEqual(['steps[0].with', 'steps[1].period'])
  expect(paths({ step: 'hashWords', column: 'Age', buckets: 1000, mostTerms: 0 })).toEqual(['steps[0].column', 'steps[0].buckets', 'steps[0].mostTerms'])
  expect(paths({ step: 'dropTooStrong', above: 2 }, { step: 'dropTooWeak' }, { step: 'dropNull', column: 'Age' })).toEqual(['steps[0].above', 'steps[1].below', 'steps[2].column'])
  expect(paths({ step: 'dropOutliers', deviations: 0, mostShare: 0.5 })).toEqual(['steps[0].deviations', 'steps[0].mostShare'])
})

test('a rule may be about a part of a date only when the plan makes it', () => {
  expect(paths({ step: 'impute', column: 'Hired.month', with: 'median', indicator: true })).toEqual(['steps[0].column'])
})

test('a part may not take the name of a column', () => {
  expect(faultsOf({ step: 'dateParts', column: 'Hired', parts: ['year'] })[0]![1]).toMatch(/"Hired.year"/)
})
