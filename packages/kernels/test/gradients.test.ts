import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openKernels } from '../src/index.ts'

const { kernels, memory } = openKernels()
const start = memory.mark()

/** Arrays of f64, padded to four rows, and room for the gradients. */
function place (scores: number[], targets: number[]) {
  memory.release(start)
  const room = Math.ceil(targets.length / 4) * 4
  const placed = { scores: memory.reserve(scores.length * 8 + 32), targets: memory.reserve(room * 8), gradients: memory.reserve(room * 8) }
  memory.doubles(placed.scores, scores.length).set(scores)
  memory.doubles(placed.targets, targets.length).set(targets)
  return { ...placed, read: () => [...memory.singles(placed.gradients, targets.length * 2)] }
}

const margins = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 50 })

describe('gradients', () => {
  it('of the logistic loss are (p − y) w and p (1 − p) w', () => {
    fc.assert(fc.property(margins, fc.infiniteStream(fc.nat(1)), fc.constantFrom(1, 3), (scores, labels, weight) => {
      const targets = scores.map(() => labels.next().value)
      const { read, ...at } = place(scores, targets)
      kernels.logisticGradients(at.scores, at.targets, scores.length, 1, weight, at.gradients)
      const gradients = read()
      scores.forEach((score, row) => {
        const probability = 1 / (1 + Math.exp(-score))
        const rowWeight = targets[row] === 1 ? weight : 1
        expect(gradients[row * 2]).toBeCloseTo((probability - targets[row]!) * rowWeight, 5)
        expect(gradients[row * 2 + 1]).toBeCloseTo(probability * (1 - probability) * rowWeight, 5)
      })
    }))
  })

  it('of the softmax loss are p − y and 2 p (1 − p), times the weight of the row’s class', () => {
    fc.assert(fc.property(margins, fc.infiniteStream(fc.nat(2)), (first, labels) => {
      const rows = first.length
      const stride = Math.ceil(rows / 4) * 4
      const targets = first.map(() => labels.next().value)
      const byClass = [first, first.map((score) => -score), first.map(() => 1)]
      const { read, ...at } = place(byClass.flatMap((scores) => Array.from({ length: stride }, (_, row) => scores[row] ?? 0)), targets)
      const [probabilities, weights] = [memory.reserve(3 * stride * 4), memory.reserve(3 * 4)]
      memory.singles(weights, 3).set([1, 2, 0.5])
      kernels.softmaxProbabilities(at.scores, rows, stride, 3, probabilities)
      for (let k = 0; k < 3; k++) {
        kernels.softmaxGradients(probabilities + k * stride * 4, at.targets, rows, k, weights, at.gradients)
        const gradients = read()
        for (let row = 0; row < rows; row++) {
          const highest = Math.max(...byClass.map((scores) => scores[row]!))
          const powers = byClass.map((scores) => Math.exp(scores[row]! - highest))
          const probability = powers[k]! / powers.reduce((sum, power) => sum + power, 0)
          expect(gradients[row * 2]).toBeCloseTo([1, 2, 0.5][targets[row]!]! * (probability - (targets[row] === k ? 1 : 0)), 5)
          expect(gradients[row * 2 + 1]).toBeCloseTo([1, 2, 0.5][targets[row]!]! * 2 * probability * (1 - probability), 5)
        }
      }
    }), { numRuns: 30 })
  })

  it('of the squared error are residuals in units of the scale, and 1', () => {
    const { read, ...at } = place([10, 20, 30, 40, 50], [10, 10, 40, 0, 50])
    kernels.squaredGradients(at.scores, at.targets, 5, 10, at.gradients)
    expect(read()).toEqual([0, 1, 1, 1, -1, 1, 4, 1, 0, 1])
  })
})

describe('quantise', () => {
  const pairs = fc.array(fc.tuple(fc.float({ min: -1, max: 1, noNaN: true }), fc.float({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 50 })

  it('rounds to a neighbouring whole number, hessians to 1 at least', () => {
    fc.assert(fc.property(pairs, fc.nat(), fc.constantFrom(1, 1024, 2 ** 20), (values, seed, scale) => {
      const packed = quantise(values, scale, seed)
      values.forEach(([gradient, hessian], row) => {
        expect([Math.floor(gradient * scale), Math.ceil(gradient * scale)]).toContain(packed[row]!.gradient)
        expect([Math.floor(hessian * scale), Math.ceil(hessian * scale), 1]).toContain(packed[row]!.hessian)
        expect(packed[row]!.hessian).toBeGreaterThanOrEqual(1)
      })
    }))
  })

  it('keeps sums: up and down are as frequent as the fraction asks', () => {
    const values = Array.from({ length: 20_000 }, (): [number, number] => [-0.3, 0.7])
    const packed = quantise(values, 1, 7)
    const mean = (pick: (row: typeof packed[number]) => number): number => packed.reduce((sum, row) => sum + pick(row), 0) / packed.length
    expect(mean(({ gradient }) => gradient)).toBeCloseTo(-0.3, 1)
    // a hessian is 1 at least
    expect(mean(({ hessian }) => hessian)).toBe(1)
    expect(mean(({ gradient }) => gradient)).not.toBe(0)
  })

  it('sums magnitudes', () => {
    const { gradients } = place([], [0, 0, 0])
    memory.singles(gradients, 6).set([-1, 2, 3, 4, -5, 6])
    const out = memory.reserve(16)
    kernels.sumMagnitudes(gradients, 3, out)
    expect([...memory.doubles(out, 2)]).toEqual([9, 12])
  })

  function quantise (values: [number, number][], scale: number, seed: number): { gradient: number, hessian: number }[] {
    const { gradients } = place([], values.map(() => 0))
    memory.singles(gradients, values.length * 2).set(values.flat())
    kernels.quantise(gradients, values.length, scale, scale, seed)
    const words = memory.integers(gradients, values.length * 2)
    return values.map((_, row) => ({ hessian: words[row * 2]!, gradient: words[row * 2 + 1]! }))
  }
})
