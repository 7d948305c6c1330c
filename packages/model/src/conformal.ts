import type { ConformalRule, ScoreInterval } from '@assay/shared'
import { binOf } from './drift/field-histogram.ts'

/** The interval that should hold what really is, around a predicted value. */
export function intervalAround ({ edges, radii }: Extract<ConformalRule, { kind: 'interval' }>, value: number): ScoreInterval {
  const radius = radii[binOf(edges, value)]!
  return { low: value - radius, high: value + radius }
}

/**
 * The classes that are likely enough for a row. One: answer it. Several or none: ask a person.
 *
 * @param probabilities one a class
 * @returns class indices, ascending
 */
export function labelSet ({ least }: Extract<ConformalRule, { kind: 'set' }>, probabilities: ArrayLike<number>): readonly number[] {
  return Array.from(least.keys()).filter((label) => probabilities[label]! >= least[label]!)
}
