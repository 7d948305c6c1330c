import type { Sampler } from '../sampler.ts'
import { drawParams } from './draw-params.ts'
import { openLearners } from './open-learners.ts'

/** Draws a learner and its params evenly. */
export const randomSampler: Sampler = ({ space, seen, pending, random }) => {
  const open = openLearners(space, [...seen, ...pending])
  const { learner, dimensions } = open[random.integer(open.length)]!
  return { learner, params: drawParams(dimensions, random) }
}
