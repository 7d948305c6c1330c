import { exp, log } from '@assay/shared'
import type { FittedModel } from './artifact.ts'

/**
 * From margins to answers, in place.
 *
 * @param margins rows × outputs, row-major
 */
export function applyLink (link: FittedModel['link'], margins: Float64Array, outputs: number): void {
  if (link === 'logistic') {
    for (let i = 0; i < margins.length; i++) margins[i] = logistic(margins[i]!)
  } else if (link === 'softmax') {
    for (let start = 0; start < margins.length; start += outputs) softmax(margins, start, start + outputs)
  }
}

/** The sigmoid, without overflow on either side. */
export function logistic (margin: number): number {
  if (margin >= 0) return 1 / (1 + exp(-margin))
  const odds = exp(margin)
  return odds / (1 + odds)
}

/** Log-odds of a probability, bounded to that of the doubles next to 0 and 1. */
export function logit (probability: number): number {
  const inside = Math.min(Math.max(probability, 1e-15), 1 - 1e-15)
  return log(inside / (1 - inside))
}

function softmax (margins: Float64Array, start: number, end: number): void {
  let largest = -Infinity
  for (let i = start; i < end; i++) if (margins[i]! > largest) largest = margins[i]!
  let sum = 0
  for (let i = start; i < end; i++) {
    const share = exp(margins[i]! - largest)
    margins[i] = share
    sum += share
  }
  for (let i = start; i < end; i++) margins[i]! /= sum
}
