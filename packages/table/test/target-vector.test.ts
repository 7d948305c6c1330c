import { expect, test } from 'vitest'
import { categoryColumn, numberColumn, tableOf, targetVector } from '../src/index.ts'

const table = tableOf(categoryColumn('label', ['Yes', 'No', 'Yes']), numberColumn('value', [1.5, -2, 0]), numberColumn('gap', [1, null, 2]), categoryColumn('hole', ['a', null, 'a']))

test('classes are counted in the order of the problem', () => {
  expect([...targetVector(table, { target: 'label', kind: 'binary', classes: ['No', 'Yes'] })]).toEqual([1, 0, 1])
  expect([...targetVector(table, { target: 'value', kind: 'regression', classes: [] })]).toEqual([1.5, -2, 0])
})

test.each([
  ['label', 'regression', [], /no numbers/],
  ['value', 'binary', ['0', '1'], /no classes/],
  ['gap', 'regression', [], /missing in some rows/],
  ['hole', 'binary', ['a', 'b'], /missing in some rows/],
  ['label', 'binary', ['No', 'Maybe'], /"Yes", which is none/]
] as const)('%s is no target of %s', (target, kind, classes, detail) => {
  expect(() => targetVector(table, { target, kind, classes })).toThrow(expect.objectContaining({ code: 'TARGET_UNUSABLE', message: expect.stringMatching(detail) }))
})
