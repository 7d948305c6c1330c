import type { PromotionCause } from '../domain/model.ts'
import type { Terms } from './english.ts'
import { sayNumber } from './say-number.ts'

/** "better than the champion by more than noise: ROC AUC differs by 0.0200 on the same locked rows, …". */
export function englishPromotion (cause: PromotionCause, metrics: Terms['metrics']): string {
  if (cause.code === 'first') return 'the first version of this model'
  const { code, metric, difference, low, high } = cause
  const evidence = `${metrics[metric]} differs by ${sayNumber(difference, 3)} on the same locked rows, 95 % interval ${sayNumber(low, 3)} to ${sayNumber(high, 3)}`
  return {
    better: `better than the champion by more than noise: ${evidence}`,
    withinNoise: `registered, not promoted: not better than the champion by more than noise (${evidence})`,
    worse: `registered, not promoted: worse than the champion (${evidence})`
  }[code]
}
