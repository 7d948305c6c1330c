import type { Params } from '@assay/shared'
import type { Dimension, LearnerSpace } from '../src/index.ts'
import { numbersOf } from './run-search.ts'

/** Functions that searches are measured on, each with its smallest value taken off: the score is the regret. */
export const standardFunctions: Readonly<Record<string, { readonly dimensions: LearnerSpace, readonly regret: (params: Params) => number }>> = {
  branin: {
    dimensions: { x: { kind: 'float', low: -5, high: 10 }, y: { kind: 'float', low: 0, high: 15 } },
    regret (params) {
      const [x, y] = numbersOf(params) as [number, number]
      return (y - 5.1 / (4 * Math.PI ** 2) * x ** 2 + 5 / Math.PI * x - 6) ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10 - 0.397887
    }
  },
  hartmann6: {
    dimensions: repeated(6, { kind: 'float', low: 0, high: 1 }),
    regret (params) {
      const x = numbersOf(params)
      return 3.32237 - hartmann.reduce((sum, { height, steepness, centre }) =>
        sum + height * Math.exp(-x.reduce((distance, value, i) => distance + steepness[i]! * (value - centre[i]! / 10_000) ** 2, 0)), 0)
    }
  },
  rosenbrock4: {
    dimensions: repeated(4, { kind: 'float', low: -5, high: 10 }),
    regret (params) {
      const x = numbersOf(params)
      return Math.log1p(x.slice(1).reduce((sum, value, i) => sum + 100 * (value - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2, 0))
    }
  },
  ackley4: {
    dimensions: repeated(4, { kind: 'float', low: -30, high: 30 }),
    regret (params) {
      const x = numbersOf(params)
      const meanSquare = x.reduce((sum, value) => sum + value ** 2, 0) / x.length
      const meanCosine = x.reduce((sum, value) => sum + Math.cos(2 * Math.PI * value), 0) / x.length
      return -20 * Math.exp(-0.2 * Math.sqrt(meanSquare)) - Math.exp(meanCosine) + 20 + Math.E
    }
  },
  /** As hyperparameters are: a logarithmic one, a whole one, a choice, and one that only one choice has. */
  mixed: {
    dimensions: {
      rate: { kind: 'float', low: 1e-4, high: 1, log: true },
      depth: { kind: 'integer', low: 1, high: 12 },
      kind: { kind: 'choice', values: ['a', 'b', 'c'] },
      share: { kind: 'float', low: 0, high: 1, when: { parameter: 'kind', in: ['b'] } }
    },
    regret: ({ rate, depth, kind, share }) =>
      (Math.log10(Number(rate)) + 2) ** 2 + 0.1 * (Number(depth) - 5) ** 2 + (kind === 'b' ? 2 * (Number(share) - 0.3) ** 2 : kind === 'a' ? 0.5 : 1)
  }
}

const hartmann = [
  { height: 1, steepness: [10, 3, 17, 3.5, 1.7, 8], centre: [1312, 1696, 5569, 124, 8283, 5886] },
  { height: 1.2, steepness: [0.05, 10, 17, 0.1, 8, 14], centre: [2329, 4135, 8307, 3736, 1004, 9991] },
  { height: 3, steepness: [3, 3.5, 1.7, 10, 17, 8], centre: [2348, 1451, 3522, 2883, 3047, 6650] },
  { height: 3.2, steepness: [17, 8, 0.05, 10, 0.1, 14], centre: [4047, 8828, 8732, 5743, 1091, 381] }
]

function repeated (times: number, dimension: Dimension): LearnerSpace {
  return Object.fromEntries(Array.from({ length: times }, (_, index) => [`x${index}`, dimension]))
}
