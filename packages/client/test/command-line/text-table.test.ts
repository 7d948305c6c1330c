import { expect, test } from 'vitest'
import { textTable } from '../../src/command-line/text-table.ts'

test('a table aligns its columns, wide and combining characters too', () => {
  expect(textTable([['name', 'rows'], ['é', '10'], ['e\u0301', '200'], ['数据', '3'], ['short row']], { right: [1] })).toBe([
    'name       rows',
    'é            10',
    'e\u0301           200',
    '数据          3',
    'short row',
    ''
  ].join('\n'))
})

test('a table of nothing is nothing', () => {
  expect(textTable([])).toBe('')
})
