import { expect, test } from 'vitest'
import { textPartOf } from '../src/text-part-of.ts'

test.each([
  ['', 0, 0, 0],
  ['Room 12b, 3rd floor', 19, 4, 3 / 19],
  ['né à Brest', 10, 3, 0],
  ['😀😀', 2, 0, 0],
  ['٣٤', 2, 1, 1]
])('%j has so many characters, words and digits', (text, length, words, digits) => {
  expect([textPartOf.length(text), textPartOf.words(text), textPartOf.digits(text)]).toEqual([length, words, digits])
})
