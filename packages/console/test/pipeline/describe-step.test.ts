import { describe, expect, it, vi } from 'vitest'

vi.stubGlobal('navigator', { languages: ['de', 'en-GB', 'fr'] })
const { describeStep } = await import('../../src/pipeline/describe-step.ts')

describe('a step in words', () => {
  it.each([
    [{ step: 'drop', column: 'id' }, 'Left out'],
    [{ step: 'clip', column: 'pay', lowQuantile: 0.01, highQuantile: 0.99 }, 'Clipped to quantiles: 0.01 – 0.99'],
    [{ step: 'mergeLevels', column: 'job', levels: [['HR', 'Hr']] }, 'Spellings joined: HR → Hr'],
    [{ step: 'impute', column: 'pay', with: 'median', indicator: true }, 'Gaps filled: median, and marked'],
    [{ step: 'hashWords', column: 'note', buckets: 4096, mostTerms: 64 }, 'Words as features: buckets 4,096, words at most 64']
  ] as const)('%j', (step, text) => expect(describeStep({ ...step, reason: '' })).toBe(text))
})
