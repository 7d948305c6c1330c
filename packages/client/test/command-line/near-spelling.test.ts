import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countEdits, didYouMean } from '../../src/command-line/near-spelling.ts'

describe('didYouMean', () => {
  it.each([
    ['trian', 'train'],
    ['model', 'models'],
    ['pred', 'predict'],
    ['pormote', 'promote']
  ])('%s: %s', (word, near) => {
    expect(didYouMean(word, ['train', 'predict', 'models', 'promote', 'watch', 'cancel'])).toBe(`; did you mean ${near}?`)
  })

  it('is silent where nothing is near', () => {
    expect(didYouMean('deploy', ['train', 'predict', 'watch'])).toBe('')
  })
})

describe('countEdits', () => {
  it.each([['', 'abc', 3], ['kitten', 'sitting', 3], ['ab', 'ba', 1], ['same', 'same', 0]])('%j to %j: %i', (from, to, edits) => {
    expect(countEdits(from, to)).toBe(edits)
  })

  it('is the same both ways, 0 only for equal words, and no more than the longer word', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      const edits = countEdits(a, b)
      expect(edits).toBe(countEdits(b, a))
      expect(edits === 0).toBe(a === b)
      expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }))
  })
})
