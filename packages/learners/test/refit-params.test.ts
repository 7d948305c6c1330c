import { describe, expect, it } from 'vitest'
import { refitParams } from '../src/refit-params.ts'

describe('refitParams', () => {
  it('takes what the folds found at its lower median, a number that some fold used', () => {
    expect(refitParams({ rounds: 300, learningRate: 0.1 }, [{ rounds: 90, learningRate: 0.1 }, { rounds: 40, learningRate: 0.1 }, { rounds: 60, learningRate: 0.1 }, { rounds: 70, learningRate: 0.1 }]))
      .toEqual({ rounds: 60, learningRate: 0.1 })
  })

  it('keeps what is no number, and what no fold mentions', () => {
    expect(refitParams({ classWeight: 'balanced', l2: 3 }, [{ classWeight: 'balanced' }, { classWeight: 'balanced' }])).toEqual({ classWeight: 'balanced', l2: 3 })
  })
})
