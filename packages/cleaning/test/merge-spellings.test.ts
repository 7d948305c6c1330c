import { expect, test } from 'vitest'
import { mergeSpellings } from '../src/merge-spellings.ts'

const levels = (...names: string[]) => names.map((level, place) => ({ level, rows: 100 - place }))

test('the most frequent of several spellings stays', () => {
  expect(mergeSpellings(levels('Yes', 'No', 'yes', ' YES', 'no '))).toEqual([['yes', 'Yes'], [' YES', 'Yes'], ['no ', 'No']])
})

test('blanks within a name are one blank', () => {
  expect(mergeSpellings(levels('Human Resources', 'human  resources', 'HumanResources'))).toEqual([['human  resources', 'Human Resources']])
})

test('names of Object members are names', () => {
  expect(mergeSpellings(levels('__proto__', 'constructor', '__PROTO__'))).toEqual([['__PROTO__', '__proto__']])
})
