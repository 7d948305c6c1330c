import { expect, test } from 'vitest'
import { suggestNames } from '../src/suggest-names.ts'

const names = ['Age', 'Attrition', 'MonthlyIncome', 'Monthly_Rate', 'Gender']

test('case, blanks and a slip of the finger do not hide what was meant', () => {
  expect(suggestNames('attrition', names)).toEqual(['Attrition'])
  expect(suggestNames('Atrition', names)).toEqual(['Attrition'])
  expect(suggestNames('monthly income', names)[0]).toBe('MonthlyIncome')
})

test('nothing is suggested for a name of another kind', () => {
  expect(suggestNames('Churn', names)).toEqual([])
  expect(suggestNames('', names)).toEqual([])
})
