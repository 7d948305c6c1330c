import { describe, expect, it } from 'vitest'
import { decidePromotion } from '../src/decide-promotion.ts'

const measured = { comparable: true, difference: 0.02, low: 0.01, high: 0.03 } as const

describe('decidePromotion', () => {
  it('promotes the first version', () => {
    expect(decidePromotion(null, 'rocAuc')).toEqual({ promoted: true, reason: 'the first version of this model', cause: { code: 'first' } })
  })

  it('promotes what is better by more than noise, with the evidence', () => {
    const { promoted, reason, cause } = decidePromotion({ ...measured, better: 'challenger' }, 'rocAuc')
    expect(promoted).toBe(true)
    expect(reason).toContain('ROC AUC differs by 0.0200 on the same locked rows, 95 % interval 0.0100 to 0.0300')
    expect(cause).toEqual({ code: 'better', metric: 'rocAuc', difference: 0.02, low: 0.01, high: 0.03 })
  })

  it.each([['tie', /not better than the champion by more than noise/], ['champion', /worse than the champion/]] as const)('registers a %s and says why not', (better, why) => {
    const { promoted, reason } = decidePromotion({ ...measured, better }, 'rocAuc')
    expect(promoted).toBe(false)
    expect(reason).toMatch(why)
  })

  it('leaves what cannot be compared to people', () => {
    const { promoted, reason } = decidePromotion({ comparable: false, reason: 'the champion knows other classes' }, 'logLoss')
    expect(promoted).toBe(false)
    expect(reason).toMatch(/the champion knows other classes; promote it by hand/)
  })
})
