import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { minimisePenalisedQuadratic } from '../../src/linear/minimise-penalised-quadratic.ts'
import { steepest } from '../../src/linear/objective.ts'

test.each([
  ['coordinates that have nothing to do with each other', 1, 12],
  ['coordinates that stand in for each other, all but for a ridge', 1e-6, 12],
  ['coordinates that stand in for each other entirely', 0, 12],
  ['coordinates without a penalty among them', 1e-6, 9]
])('no slope is left at the least: %s', (_, ridge, penalised) => {
  const size = 12
  const random = createRandom('quadratic')
  const directions = Array.from({ length: ridge === 1 ? 0 : size / 2 }, () => Array.from({ length: size }, () => random.normal()))
  const curvature = Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size]
    return directions.reduce((sum, along) => sum + along[i]! * along[j]!, i === j ? ridge : 0)
  })
  const times = (vector: ArrayLike<number>): Float64Array => Float64Array.from({ length: size }, (_, i) => Array.from(vector).reduce((sum, value, j) => sum + curvature[i * size + j]! * value, 0))
  const slope = times(Array.from({ length: size }, () => random.normal()))
  const point = Float64Array.from({ length: size }, (_, i) => (i % 3 === 0 ? random.normal() : 0))
  const l1 = new Float64Array(size).fill(1e-4, 0, penalised)

  const move = minimisePenalisedQuadratic({ curvature, slope, point, l1 })
  const reached = point.map((at, i) => at + move[i]!)
  const left = steepest(reached, times(move).map((along, i) => along + slope[i]!), l1)
  expect(Math.max(...left.map(Math.abs))).toBeLessThan(1e-8)
})
