import { expect, test } from 'vitest'
import { terms } from '../../src/index.ts'
import type { PromotionCause } from '../../src/index.ts'

const compared = { metric: 'mae', difference: -0.02, low: -0.035, high: 12.5 } as const
const inEnglish = 'mean absolute error differs by -0.0200 on the same locked rows, 95 % interval -0.0350 to 12.5'
const inFrench = 'erreur absolue moyenne, écart de −0,0200 sur les mêmes lignes sous clé, intervalle à 95 % de −0,0350 à 12,5'

test.each<readonly [PromotionCause, english: string, french: string]>([
  [{ code: 'first' }, 'the first version of this model', 'la première version de ce modèle'],
  [{ code: 'better', ...compared }, `better than the champion by more than noise: ${inEnglish}`, `meilleure que la championne, au-delà du bruit : ${inFrench}`],
  [{ code: 'withinNoise', ...compared }, `registered, not promoted: not better than the champion by more than noise (${inEnglish})`, `enregistrée, non promue : elle ne fait pas mieux que la championne au-delà du bruit (${inFrench})`],
  [{ code: 'worse', ...compared }, `registered, not promoted: worse than the champion (${inEnglish})`, `enregistrée, non promue : elle fait moins bien que la championne (${inFrench})`]
])('%j', (cause, english, french) => {
  expect(terms.en.promotion(cause)).toBe(english)
  expect(terms.fr.promotion(cause).replaceAll('\u00a0', ' ')).toBe(french)
  expect(terms.fr.promotion(cause)).not.toMatch(/ [:;%]/)
})
