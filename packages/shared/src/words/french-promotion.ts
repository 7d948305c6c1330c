import type { PromotionCause } from '../domain/model.ts'
import type { Terms } from './english.ts'
import { decimalComma } from './decimal-comma.ts'
import { sayNumber } from './say-number.ts'

export function frenchPromotion (cause: PromotionCause, metrics: Terms['metrics']): string {
  if (cause.code === 'first') return 'la première version de ce modèle'
  const { code, metric, difference, low, high } = cause
  const say = (value: number): string => decimalComma(sayNumber(value, 3))
  const evidence = `${metrics[metric]}, écart de ${say(difference)} sur les mêmes lignes sous clé, intervalle à 95 % de ${say(low)} à ${say(high)}`
  return {
    better: `meilleure que la championne, au-delà du bruit : ${evidence}`,
    withinNoise: `enregistrée, non promue : elle ne fait pas mieux que la championne au-delà du bruit (${evidence})`,
    worse: `enregistrée, non promue : elle fait moins bien que la championne (${evidence})`
  }[code]
}
