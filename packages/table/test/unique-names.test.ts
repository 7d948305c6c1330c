import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uniqueNames } from '../src/index.ts'

test('the first of equal names stays, blank ones are named by their place', () => {
  expect(uniqueNames(['a', 'a', '', 'a_2', 'a', '__proto__', '__proto__'])).toEqual(['a', 'a_3', 'column3', 'a_2', 'a_4', '__proto__', '__proto___2'])
})

test('a blank name does not take the name of another column', () => {
  expect(uniqueNames(['', 'column1'])).toEqual(['column1_2', 'column1'])
})

test('names are distinct, and those that were distinct stay', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('', 'a', 'b', 'a_2', 'a_3', 'column1', 'column2')), (names) => {
    const unique = uniqueNames(names)
    expect(new Set(unique).size).toBe(names.length)
    names.forEach((name, i) => {
      if (name !== '' && names.indexOf(name) === i) expect(unique[i]).toBe(name)
    })
  }))
})

test('ten thousand equal names take no time', () => {
  expect(new Set(uniqueNames(Array.from({ length: 10_000 }, () => 'a'))).size).toBe(10_000)
}, 1000)
