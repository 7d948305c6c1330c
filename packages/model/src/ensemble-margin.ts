import { logistic, logit } from './link.ts'
import type { Member } from './artifact.ts'

/** How the margin of an ensemble's answer hangs on its members' margins. */
export interface EnsembleMargin {
  /** Those whose margins take part, with weights that add up to 1. */
  readonly members: readonly Member[]
  /** @param margins one a member */
  readonly marginOf: (margins: Float64Array) => number
  /**
   * What a unit of each member's change is worth in the ensemble's: multiplied with the changes they add up to its change.
   *
   * @param from the members' baselines
   * @param to   their margins of a row
   */
  readonly multipliers: (from: Float64Array, to: Float64Array) => Float64Array
}

/**
 * A lone member's margin is the ensemble's. Two classes: the log-odds of the mean probability, whatever the members' links. Values: the
 * mean. Several classes: the mean of the margins of the members with the heaviest one's link, as those of other links have other units.
 */
export function ensembleMargin (members: readonly Member[], classes: number): EnsembleMargin {
  if (classes === 2 && members.length > 1) return logOddsOfMean(members)
  const heaviest = members.reduce((most, member) => (member.weight > most.weight ? member : most))
  const alike = members.filter(({ link }) => link === heaviest.link)
  const weight = alike.reduce((sum, member) => sum + member.weight, 0)
  return meanOfMargins(alike.map((member) => ({ ...member, weight: member.weight / weight })))
}

function meanOfMargins (members: readonly Member[]): EnsembleMargin {
  const weights = Float64Array.from(members, ({ weight }) => weight)
  return { members, marginOf: (margins) => dot(weights, margins), multipliers: () => weights }
}

/**
 * The mean hands on what it changed by in the shares of its members' changes, and so does each link: the rescale rule over a series of models.
 *
 * @see Chen, Lundberg & Lee, "Explaining a Series of Models by Propagating Shapley Values", 2022
 */
function logOddsOfMean (members: readonly Member[]): EnsembleMargin {
  const weights = Float64Array.from(members, ({ weight }) => weight)
  const sharesOf = (margins: Float64Array): Float64Array => margins.map((margin, at) => (members[at]!.link === 'logistic' ? logistic(margin) : margin))
  const marginOf = (margins: Float64Array): number => logit(dot(weights, sharesOf(margins)))
  return {
    members,
    marginOf,
    multipliers (from, to) {
      const before = sharesOf(from)
      const after = sharesOf(to)
      const mean = dot(weights, after)
      const change = dot(weights, after.map((share, at) => share - before[at]!))
      const spread = mean * (1 - mean)
      const outer = Math.abs(change) > tiny * spread ? (marginOf(to) - marginOf(from)) / change : 1 / Math.max(spread, Number.EPSILON)
      return weights.map((weight, at) => {
        const step = to[at]! - from[at]!
        const inner = Math.abs(step) > tiny ? (after[at]! - before[at]!) / step : members[at]!.link === 'logistic' ? after[at]! * (1 - after[at]!) : 1
        return weight * outer * inner
      })
    }
  }
}

/** What changes a margin by less hands on as a slope does: rounding would show in the quotient. */
const tiny = 1e-7

function dot (a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
