import { expect, test } from 'vitest'
import { rocPlot } from '../../src/plots/curve-plots.ts'
import { wordsIn } from '../../src/words/words-in.ts'
import { findElements } from '../find-elements.ts'
import type { FoundElement } from '../find-elements.ts'

test('the area below a ROC curve ends at the curve, also where it rises at one rate of false alarms', () => {
  const roc = [[0, 0], [0, 0.4], [0, 0.8], [0.5, 0.8], [0.5, 0.9], [1, 1]].map(([falsePositiveRate, truePositiveRate]) => ({ falsePositiveRate: falsePositiveRate!, truePositiveRate: truePositiveRate!, threshold: 0.5 }))
  const { markup } = rocPlot(roc, wordsIn.en)
  const [area] = findElements(markup, 'g[fill="var(--accent)"] path')
  const curve = findElements(markup, 'g[stroke="var(--accent)"] path').at(-1)!
  expect(topOf(area!)).toBe(topOf(curve))
})

/** Pixels from the plot's upper edge. */
function topOf (path: FoundElement): number {
  return Math.min(...[...path.getAttribute('d')!.matchAll(/[-\d.]+,([-\d.]+)/g)].map((point) => Number(point[1])))
}
