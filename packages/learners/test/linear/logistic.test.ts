import { expect, test } from 'vitest'
import { logistic } from '../../src/linear/logistic.ts'
import { allRows, fitTask, mixedRows } from '../trees/mixed-rows.ts'

test('a weight of classes that it does not know, or that values cannot have, is refused', () => {
  const fit = (kind: 'binary' | 'regression', classWeight: string) => logistic.open(mixedRows(100, kind)).fit(fitTask(allRows(100), { classWeight }))
  expect(fit('binary', 'balanced').used).toMatchObject({ classWeight: 'balanced' })
  expect(() => fit('binary', 'even')).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
  expect(() => fit('regression', 'balanced')).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
})
