import { expect, test } from 'vitest'
import { histogramPlot } from '../../src/plots/histogram-plot.ts'
import { wordsIn } from '../../src/words/words-in.ts'
import { findElements } from '../find-elements.ts'

const bars = (markup: string) => findElements(markup, 'path:is([fill], [fill] path)').flatMap((path) =>
  [...path.getAttribute('d')!.matchAll(/M[\d.]+,[\d.]+v(-[\d.]+)h([\d.]+)V[\d.]+z/g)].map(([, height, width]) => ({ width: Number(width), height: -Number(height), title: path.querySelector('title')?.textContent })))

test('bars are as high as their rows, and as wide as their bins', () => {
  const [plot, ...others] = histogramPlot({ histogram: { edges: [0, 10, 30], counts: [20, 5] }, label: 'ages', integer: false }, wordsIn.en)
  expect(others).toEqual([])
  const [first, second] = bars(plot!.markup)
  expect(first!.height / second!.height).toBeCloseTo(4, 2)
  expect((second!.width + 1) / (first!.width + 1)).toBeCloseTo(2, 1)
  expect([first!.title, second!.title]).toEqual(['0 to 10: 20 rows', '10 to 30: 5 rows'])
})

test('classes are stacked, and their shares drawn below', () => {
  const [rows, shares] = histogramPlot({ histogram: { edges: [0.5, 1.5, 2.5], counts: [4, 8] }, label: 'x', integer: true, classes: ['No', '<Yes>'], byClass: [[3, 0], [1, 8]] }, wordsIn.en)
  expect(findElements(rows!.markup, 'svg > path[fill]')).toHaveLength(2)
  const [no, yes, otherYes, first, second] = bars(rows!.markup)
  expect([first!.title, second!.title]).toEqual(['1: 4 rows, No 75\u00a0%, <Yes> 25\u00a0%', '2: 8 rows, <Yes> 100\u00a0%'])
  expect(no!.height / yes!.height).toBeCloseTo(3, 1)
  expect(no!.height + yes!.height).toBeCloseTo(first!.height, 1)
  expect(otherYes!.height).toBe(second!.height)
  const [noShare, yesShare, all] = bars(shares!.markup)
  expect(noShare!.height + yesShare!.height).toBeCloseTo(all!.height, 1)
  expect(noShare!.height / yesShare!.height).toBeCloseTo(3, 1)
})

test('one value is a bar; edges that are no numbers draw nothing', () => {
  expect(bars(histogramPlot({ histogram: { edges: [7, 7], counts: [9] }, label: 'x', integer: false }, wordsIn.en)[0]!.markup)[0]!.width).toBeGreaterThan(50)
  expect(histogramPlot({ histogram: { edges: [-Infinity, 0], counts: [9] }, label: 'x', integer: false }, wordsIn.en)).toEqual([])
  expect(histogramPlot({ histogram: { edges: [-1.7e308, 1.7e308], counts: [9] }, label: 'x', integer: false }, wordsIn.en)).toEqual([])
  expect(histogramPlot({ histogram: { edges: [0, 1], counts: [0] }, label: 'x', integer: false }, wordsIn.en)).toEqual([])
})

test('a few whole numbers are named one by one', () => {
  const [plot] = histogramPlot({ histogram: { edges: [0.5, 1.5, 2.5, 3.5], counts: [4, 8, 2] }, label: 'x', integer: true }, wordsIn.en)
  expect(findElements(plot!.markup, '.x text').map(({ textContent }) => textContent)).toEqual(['1', '2', '3'])
})
