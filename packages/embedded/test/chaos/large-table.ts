import { createRandom } from '@assay/shared'

/** So many that one fold is held out and trials climb a rung of their rows first. */
const rows = 66_000

/** Four normal columns and a class that two of them decide, and the other two together. */
export function largeTable (): string {
  const random = createRandom('large table')
  const lines = Array.from({ length: rows }, () => {
    const [a, b, c, d] = [random.normal(), random.normal(), random.normal(), random.normal()]
    const margin = 0.8 * a - 0.5 * b + 0.7 * c * d
    return [...[a, b, c, d].map((value) => value.toFixed(4)), margin + 2 * random.normal() > 0 ? 'yes' : 'no'].join()
  })
  return ['a,b,c,d,y', ...lines, ''].join('\n')
}
