import { expect, test } from 'vitest'
import { associationHeatMap } from '../../src/plots/association-heat-map.ts'
import { wordsIn } from '../../src/words/words-in.ts'
import { findElements } from '../find-elements.ts'

const pair = (a: string, b: string, value: number) => ({ a, b, value, measure: 'pearson' })

test('the target comes first, and every pair has one cell with its number', () => {
  const { markup } = associationHeatMap({ target: 'y', associations: [pair('a', 'b', 0.999), pair('b', 'y', 0.5), pair('__proto__', 'a', 0.25)] }, wordsIn.en)!
  expect(findElements(markup, 'title').map(({ textContent }) => textContent)).toEqual([
    'a and b: >\u00a00.99 (Pearson correlation)', 'b and y: 0.50 (Pearson correlation)', '__proto__ and a: 0.25 (Pearson correlation)'
  ])
  const texts = findElements(markup, 'text').map(({ textContent }) => textContent)
  expect(texts).toEqual(expect.arrayContaining(['y', 'a', 'b', '__proto__', '.99', '.50', '.25']))
  expect(findElements(markup, 'rect')).toHaveLength(6 + 3)
  const { markup: french } = associationHeatMap({ target: 'y', associations: [pair('a', 'b', 0.999), pair('b', 'y', 0.5)] }, wordsIn.fr)!
  expect(findElements(french, 'text').map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(['0,99', '0,50']))
})

test('two columns need no map, and many are cut to sixteen', () => {
  expect(associationHeatMap({ target: 'y', associations: [pair('a', 'b', 1)] }, wordsIn.en)).toBeNull()
  const { markup } = associationHeatMap({ target: 'y', associations: Array.from({ length: 40 }, (_, index) => pair('y', `c${index}`, 0.5)) }, wordsIn.en)!
  expect(markup).toContain('16 columns')
})
