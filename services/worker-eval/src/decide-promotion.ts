import { terms } from '@assay/shared'
import type { Comparison, MetricName, PipelineResult, PromotionCause } from '@assay/shared'

/** A challenger replaces the champion when it is better on the same locked rows by more than noise. */
export function decidePromotion (comparison: Comparison | null, metric: MetricName): Pick<PipelineResult, 'promoted' | 'reason' | 'cause'> {
  if (comparison?.comparable === false) return { promoted: false, reason: `registered, not promoted: ${comparison.reason}; promote it by hand if it should answer` }
  const cause = causeOf(comparison, metric)
  return { promoted: cause.code === 'first' || cause.code === 'better', reason: terms.en.promotion(cause), cause }
}

function causeOf (comparison: Extract<Comparison, { comparable: true }> | null, metric: MetricName): PromotionCause {
  if (comparison === null) return { code: 'first' }
  const { difference, low, high, better } = comparison
  return { code: ({ challenger: 'better', tie: 'withinNoise', champion: 'worse' } as const)[better], metric, difference, low, high }
}
