import { describe, expect, test } from 'vitest'
import { aim, openResplits, type ResplitSetting } from '../benchmarks/resplits/resplit.ts'

/** A small edition of `npm run bench -- coverage`. */
const settings: readonly ResplitSetting[] = (['binary', 'regression'] as const).map((kind) => ({ kind, learner: 'logistic', params: { l2: 1, l1Ratio: 0, classWeight: 'none' }, rows: 320 }))

describe.each(settings)('over 60 drawings of a $kind problem', (setting) => {
  const resplit = openResplits(setting)
  const drawn = Array.from({ length: 60 }, (_, number) => resplit(number))
  const share = (of: (one: typeof drawn[number]) => number): number => drawn.reduce((sum, one) => sum + of(one) / drawn.length, 0)

  test('the 95 % interval of cross-validation holds the true score in 90 to 100 %', () => {
    expect(share(({ crossValidatedHolds }) => Number(crossValidatedHolds))).toBeGreaterThanOrEqual(0.9)
  })

  test('the 95 % interval of the test part does', () => {
    expect(share(({ testHolds }) => Number(testHolds))).toBeGreaterThanOrEqual(0.9)
  })

  test('conformal answers hold within two points of their aim', () => {
    expect(Math.abs(share(({ conformalCoverage }) => conformalCoverage) - aim)).toBeLessThan(0.02)
  })
})
