import { expect, test } from 'vitest'
import { sayNumber } from '../../src/index.ts'

test.each([[45_278.4, 4, '45280'], [-161.2, 3, '-161'], [0.82, 4, '0.8200'], [1, 4, '1'], [0, 3, '0.00']])('%d of %i digits is said as %s', (value, digits, said) => {
  expect(sayNumber(value, digits)).toBe(said)
})
