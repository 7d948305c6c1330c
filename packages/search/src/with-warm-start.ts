import type { Params, Proposal } from '@assay/shared'
import { isActive, type Dimension, type LearnerSpace, type ParamValue, type SearchSpace } from './search-space.ts'
import { openingTrials } from './schedule.ts'

/**
 * A space whose portfolio is followed by what did best elsewhere. Of that is left what the space holds: its learners, values within their
 * dimensions, params that are not searched as they are here; what the portfolio tries already is left out.
 */
export function withWarmStart (space: SearchSpace, proposals: readonly Proposal[]): SearchSpace {
  const tried = new Set(openingTrials(space).map(keyOf))
  const warmStart = proposals.flatMap(({ learner, params }): readonly Proposal[] => {
    const dimensions = space.learners.find((searched) => searched.learner === learner)?.dimensions ?? {}
    const adopted = adopt(dimensions, params)
    if (adopted === null || tried.has(keyOf({ learner, params: adopted }))) return []
    tried.add(keyOf({ learner, params: adopted }))
    return [{ learner, params: adopted }]
  })
  return { ...space, warmStart }
}

function adopt (dimensions: LearnerSpace, params: Params): Params | null {
  const adopted: Record<string, ParamValue> = {}
  for (const [name, dimension] of Object.entries(dimensions)) {
    if (!isActive(dimension, adopted)) continue
    const value = valueWithin(dimension, params[name])
    if (value === null) return null
    adopted[name] = value
  }
  return Object.keys(adopted).length === 0 ? null : adopted
}

function valueWithin (dimension: Dimension, value: ParamValue | undefined): ParamValue | null {
  if (dimension.kind === 'choice') {
    if (dimension.values.length === 1) return dimension.values[0]!
    return value !== undefined && dimension.values.includes(value) ? value : null
  }
  return typeof value === 'number' ? Math.min(dimension.high, Math.max(dimension.low, value)) : null
}

const keyOf = ({ learner, params }: Proposal): string => JSON.stringify([learner, Object.entries(params).sort()])
