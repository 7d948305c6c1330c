import { describe, expect, it } from 'vitest'
import { numbersOf } from '../../src/pipeline/step-numbers.ts'

describe('the numbers of a step', () => {
  it('come in their order, with their limits', () => {
    expect(numbersOf({ step: 'clip', column: 'pay', highQuantile: 0.99, lowQuantile: 0.01, reason: '' })).toEqual([
      { name: 'lowQuantile', value: 0.01, limits: { min: 0, max: 0.5 } },
      { name: 'highQuantile', value: 0.99, limits: { min: 0.5, max: 1 } }
    ])
  })

  it('are none where it has none', () => expect(numbersOf({ step: 'drop', column: 'pay', reason: '' })).toEqual([]))
})
