import { expect, it } from 'vitest'
import { optionOfAim } from '../../src/home/option-of-aim.ts'

it('writes what can be read again, and nothing else that a field of numbers may hold', () => {
  expect(optionOfAim({ kind: 'cost', falseAlarm: 0.5, miss: 10 })).toBe('cost:0.5:10')
  expect(optionOfAim({ kind: 'capacity', rows: 30, of: 1000 })).toBe('capacity:30/1000')
  expect([
    { falseAlarm: 0, miss: 0 }, { falseAlarm: 1e-7, miss: 1 }, { falseAlarm: NaN, miss: 1 }
  ].map((costs) => optionOfAim({ kind: 'cost', ...costs }))).toEqual([null, null, null])
  expect([{ rows: 1.5, of: 1000 }, { rows: 2000, of: 1000 }, { rows: 0, of: 1000 }].map((capacity) => optionOfAim({ kind: 'capacity', ...capacity }))).toEqual([null, null, null])
})
