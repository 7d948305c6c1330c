import { describe, expect, test } from 'vitest'
import { createRandom } from '@assay/shared'
import { evenWidths, neighbourWidths } from '../../src/samplers/kernel-widths.ts'
import { fitParzen } from '../../src/samplers/parzen.ts'
import type { LearnerSpace } from '../../src/index.ts'

const dimensions: LearnerSpace = {
  share: { kind: 'float', low: 0, high: 1 },
  kind: { kind: 'choice', values: ['a', 'b', 'c'] },
  depth: { kind: 'integer', low: 1, high: 4, when: { parameter: 'kind', in: ['b'] } }
}
const observations = [
  { params: { share: 0.1, kind: 'a' }, weight: 1 },
  { params: { share: 0.15, kind: 'b', depth: 4 }, weight: 0.7 },
  { params: { share: 0.95, kind: 'b', depth: 3 }, weight: 0.3 }
]

describe.each(Object.entries({ evenWidths, neighbourWidths }))('with %s', (_, widths) => {
  test('a density adds up to one', () => {
    const { density } = fitParzen(dimensions, observations, widths)
    const steps = 400
    let total = 0
    for (let step = 0; step < steps; step++) {
      const share = (step + 0.5) / steps
      for (const kind of ['a', 'c']) total += density({ share, kind }) / steps
      // The density of a whole number is that of its middle, on a unit scale cut in four; their mean is about the integral.
      for (const depth of [1, 2, 3, 4]) total += density({ share, kind: 'b', depth }) / steps / 4
    }
    expect(total).toBeCloseTo(1, 1)
  })

  test('draws come as often as the density says', () => {
    const parzen = fitParzen(dimensions, observations, widths)
    const random = createRandom('draws')
    const drawn = Array.from({ length: 20_000 }, () => parzen.draw(random))
    for (const [low, high] of [[0, 0.2], [0.4, 0.6], [0.9, 1]] as const) {
      let expected = 0
      for (let step = 0; step < 100; step++) {
        expected += parzen.density({ share: low + (high - low) * (step + 0.5) / 100, kind: 'a' }) * (high - low) / 100
      }
      const seen = drawn.filter(({ share, kind }) => kind === 'a' && Number(share) >= low && Number(share) < high).length / drawn.length
      expect(Math.abs(seen - expected)).toBeLessThan(0.012)
    }
  })
})

test('is densest at what was observed, and nowhere empty', () => {
  const { density } = fitParzen(dimensions, observations, evenWidths)
  expect(density({ share: 0.12, kind: 'a' })).toBeGreaterThan(density({ share: 0.5, kind: 'a' }))
  expect(density({ share: 0.12, kind: 'b', depth: 4 })).toBeGreaterThan(density({ share: 0.12, kind: 'b', depth: 1 }))
  expect(density({ share: 0.5, kind: 'c' })).toBeGreaterThan(0.005)
})

test('an observation that weighs more is denser', () => {
  const { density } = fitParzen({ share: dimensions['share']! }, [{ params: { share: 0.2 }, weight: 1 }, { params: { share: 0.8 }, weight: 0.1 }], evenWidths)
  expect(density({ share: 0.2 })).toBeGreaterThan(2 * density({ share: 0.8 }))
})

test('mixing tries what is good of two observations together', () => {
  const space: LearnerSpace = { x: { kind: 'float', low: 0, high: 1 }, y: { kind: 'float', low: 0, high: 1 } }
  const parzen = fitParzen(space, Array.from({ length: 20 }, (_, index) => ({ params: { x: index % 2 ? 0.05 : 0.95, y: index % 2 ? 0.05 : 0.95 }, weight: 1 })), evenWidths)
  const crossed = (mixing: number): number => {
    const random = createRandom('mixing')
    return Array.from({ length: 1000 }, () => parzen.draw(random, mixing)).filter(({ x, y }) => Number(x) < 0.4 && Number(y) > 0.6).length
  }
  expect(crossed(0)).toBeLessThan(30)
  expect(crossed(0.5)).toBeGreaterThan(80)
})
