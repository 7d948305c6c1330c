import { exp, log, square } from '@assay/shared'
import type { Params, Random } from '@assay/shared'
import { isActive, type Dimension, type LearnerSpace, type ParamValue } from '../search-space.ts'
import type { KernelWidths } from './kernel-widths.ts'
import { drawCutNormal, massInUnit } from './normal.ts'
import { fromUnit, toUnit } from './unit-scale.ts'

/**
 * A Parzen estimate of where params lie: one kernel for each observation, and one for what was known before, which is nothing.
 * A kernel is a product over dimensions: cut normals on the unit scale for numbers, smoothed counts for choices. Where an observation
 * has no such parameter, its kernel knows nothing there.
 *
 * @param widthsOf how wide the normals are
 * @see Bergstra et al., "Algorithms for Hyper-Parameter Optimization", 2011
 */
export function fitParzen (dimensions: LearnerSpace, observations: readonly Observation[], widthsOf: KernelWidths): Parzen {
  const names = Object.keys(dimensions)
  const kernels = [...observations, knownBefore]
  const margins = names.map((name) => marginsOf(dimensions[name]!, kernels.map(({ params }) => params[name]), (places) => widthsOf(places, names.length)))
  const total = kernels.reduce((sum, { weight }) => sum + weight, 0)
  const logWeights = Float64Array.from(kernels, ({ weight }) => log(weight / total))

  function drawKernel (random: Random): number {
    let left = random.next() * total
    const kernel = kernels.findIndex(({ weight }) => (left -= weight) < 0)
    return kernel < 0 ? kernels.length - 1 : kernel
  }

  return {
    draw (random, mixing = 0) {
      const kernel = drawKernel(random)
      const params: Record<string, ParamValue> = {}
      for (const [index, name] of names.entries()) {
        if (!isActive(dimensions[name]!, params)) continue
        const drawn = mixing > 0 && random.next() < mixing ? drawKernel(random) : kernel
        params[name] = margins[index]![drawn]!.draw(random)
      }
      return params
    },
    density (params) {
      const logDensities = logWeights.slice()
      for (const [index, name] of names.entries()) {
        const value = params[name]
        if (value === undefined) continue
        const dimension = dimensions[name]!
        const place = dimension.kind === 'choice' ? dimension.values.indexOf(value) : toUnit(dimension, Number(value))
        for (let kernel = 0; kernel < kernels.length; kernel++) logDensities[kernel]! += margins[index]![kernel]!.logDensity(place)
      }
      return logDensities.reduce((sum, logDensity) => sum + exp(logDensity), 0)
    }
  }
}

/** `weight`: how many observations it counts for. */
export interface Observation { readonly params: Params, readonly weight: number }

export interface Parzen {
  /** @param mixing the chance that a parameter is drawn from another kernel than the rest: what is good of two observations is tried together */
  readonly draw: (random: Random, mixing?: number) => Params
  /** Numbers on the unit scale. */
  readonly density: (params: Params) => number
}

const knownBefore: Observation = { params: {}, weight: 1 }

/** One dimension of one kernel. `place`: on the unit scale, or the index of a choice. */
interface Margin {
  readonly draw: (random: Random) => ParamValue
  readonly logDensity: (place: number) => number
}

/** @param observed a value a kernel; undefined where it knows nothing */
function marginsOf (dimension: Dimension, observed: readonly (ParamValue | undefined)[], widthsOf: (places: readonly number[]) => number[]): Margin[] {
  if (dimension.kind === 'choice') {
    return observed.map((value) => choiceMargin(dimension.values, value === undefined ? -1 : dimension.values.indexOf(value), observed.length))
  }
  const places = observed.map((value) => typeof value === 'number' ? toUnit(dimension, value) : middle)
  const widths = widthsOf(places)
  return places.map((mean, kernel): Margin => {
    const deviation = typeof observed[kernel] === 'number' ? widths[kernel]! : wholeScale
    const peak = -log(deviation * massInUnit(mean, deviation) * Math.sqrt(2 * Math.PI))
    return {
      draw: (random) => fromUnit(dimension, drawCutNormal(mean, deviation, random)),
      logDensity: (place) => peak - 0.5 * square((place - mean) / deviation)
    }
  })
}

const middle = 0.5
const wholeScale = 1

/** The observed value weighs 1, and all values together 1 / kernels × their number. */
function choiceMargin (values: readonly ParamValue[], observed: number, kernels: number): Margin {
  const total = values.length / kernels + (observed < 0 ? 0 : 1)
  const elsewhere = 1 / kernels / total
  const logObserved = log(elsewhere + 1 / total)
  const logElsewhere = log(elsewhere)
  return {
    draw: (random) => values[observed >= 0 && random.next() < 1 / total ? observed : random.integer(values.length)]!,
    logDensity: (place) => place === observed ? logObserved : logElsewhere
  }
}
