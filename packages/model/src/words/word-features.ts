import { log } from '@assay/shared'
import type { Encoder } from '../encoder.ts'

export type WordsEncoder = Extract<Encoder, { kind: 'words' }>

/** What a term that occurs so often is worth: repeated words count for more, but less and less. */
export function termValue (count: number, weight: number): number {
  return (1 + log(count)) * weight
}

/** @returns for each bucket its place among the encoder's terms, or −1 */
export function placesOfTerms ({ terms, buckets }: Pick<WordsEncoder, 'terms' | 'buckets'>): Int32Array {
  const places = new Int32Array(buckets).fill(-1)
  terms.forEach((bucket, place) => { places[bucket] = place })
  return places
}
