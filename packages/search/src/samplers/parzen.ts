import type { Params, Random } from '@assay/shared'
import { isActive, type Dimension, type LearnerSpace, type ParamValue } from '../search-space.ts'
import { drawCutNormal, massInUnit } from './normal.ts'
import { fromUnit, toUnit } from './unit-scale.ts'

/**
 * A Parzen estimate of where params lie: one kernel for each observation, and one for what was known before, which is nothing.
 * A kernel is a product over dimensions: cut normals on the unit scale for numbers, smoothed counts for choices. Where an observation
 * has no such parameter, its kernel knows nothing there.
 *
 * @see Bergstra et al., "Algorithms for Hyper-Parameter Optimization", 2011; the multivariate widths are Optuna's
 */
export function fitParzen (dimensions: LearnerSpace, observations: readonly Params[]): Parzen {
  const names = Object.keys(dimensions)
  const kernels = [...observations, {}]
  const rule = 0.2 * Math.max(1, observations.length) ** (-1 / (names.length + 4))
  const width = Math.max(rule, 1 / Math.min(100, 1 + kernels.length))
  const margins = names.map((name) => {
    const dimension = dimensions[name]!
    return kernels.map((params: Params) => marginAt(dimension, params[name], width, kernels.length))
  })
  const logDensities = new Float64Array(kernels.length)

  return {
    draw (random) {
      const kernel = random.integer(kernels.length)
      const params: Record<string, ParamValue> = {}
      for (const [index, name] of names.entries()) {
        if (isActive(dimensions[name]!, params)) params[name] = margins[index]![kernel]!.draw(random)
      }
      return params
    },
    density (params) {
      logDensities.fill(0)
      for (const [index, name] of names.entries()) {
        const value = params[name]
        if (value === undefined) continue
        const dimension = dimensions[name]!
        const place = dimension.kind === 'choice' ? dimension.values.indexOf(value) : toUnit(dimension, Number(value))
        for (let kernel = 0; kernel < kernels.length; kernel++) logDensities[kernel]! += margins[index]![kernel]!.logDensity(place)
      }
      return meanExp(logDensities)
    }
  }
}

export interface Parzen {
  readonly draw: (random: Random) => Params
  /** Numbers on the unit scale. */
  readonly density: (params: Params) => number
}

/** One dimension of one kernel. `place`: on the unit scale, or the index of a choice. */
interface Margin {
  readonly draw: (random: Random) => ParamValue
  readonly logDensity: (place: number) => number
}

function marginAt (dimension: Dimension, observed: ParamValue | undefined, width: number, kernels: number): Margin {
  if (dimension.kind === 'choice') return choiceMargin(dimension.values, observed === undefined ? -1 : dimension.values.indexOf(observed), kernels)
  const known = typeof observed === 'number'
  const mean = known ? toUnit(dimension, observed) : 0.5
  const deviation = known ? width : 1
  const peak = -Math.log(deviation * massInUnit(mean, deviation) * Math.sqrt(2 * Math.PI))
  return {
    draw: (random) => fromUnit(dimension, drawCutNormal(mean, deviation, random)),
    logDensity: (place) => peak - 0.5 * ((place - mean) / deviation) ** 2
  }
}

/** The observed value weighs 1, and all values together 1 / kernels × their number. */
function choiceMargin (values: readonly ParamValue[], observed: number, kernels: number): Margin {
  const total = values.length / kernels + (observed < 0 ? 0 : 1)
  const elsewhere = 1 / kernels / total
  const logObserved = Math.log(elsewhere + 1 / total)
  const logElsewhere = Math.log(elsewhere)
  return {
    draw: (random) => values[observed >= 0 && random.next() < 1 / total ? observed : random.integer(values.length)]!,
    logDensity: (place) => place === observed ? logObserved : logElsewhere
  }
}

function meanExp (logs: Float64Array): number {
  let sum = 0
  for (const log of logs) sum += Math.exp(log)
  return sum / logs.length
}
