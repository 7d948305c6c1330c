import { weightedMean } from './weighted-mean.ts'
import type { EnsembleRequest } from './select-ensemble.ts'

/** @returns the score on each part of the mean of candidates, each counted as often as it was picked */
export type PartScores = (counts: Uint8Array) => Float64Array

/** More rows choose no better, and each of hundreds of scores may have to sort them. */
const mostRows = 20_000

/** Every mean is scored once: selections that leave out one part each go much the same way. */
export function createPartScores ({ scorer, target, partOf, parts, candidates }: Omit<EnsembleRequest, 'limits'>): PartScores {
  const stride = Math.ceil(target.length / mostRows)
  const outputs = candidates[0]!.predictions.length / target.length
  const partRows = Array.from({ length: parts }, (_, part) => Uint32Array.from(target.keys()).filter((row) => partOf[row] === part).filter((_, place) => place % stride === 0))
  const held = partRows.map((rows) => ({
    target: Float64Array.from(rows, (row) => target[row]!),
    candidates: candidates.map(({ predictions }) => ({ predictions: rowsOf(predictions, rows, outputs) }))
  }))
  const known = new Map<string, Float64Array>()
  return (counts) => {
    const key = counts.join()
    let scores = known.get(key)
    if (scores === undefined) {
      const total = counts.reduce((sum, count) => sum + count, 0)
      const weights = Float64Array.from(counts, (count) => count / total)
      scores = Float64Array.from(held, (part) => scorer.score(part.target, weightedMean(part.candidates, weights)))
      known.set(key, scores)
    }
    return scores
  }
}

function rowsOf (values: Float64Array, rows: Uint32Array, outputs: number): Float64Array {
  const taken = new Float64Array(rows.length * outputs)
  rows.forEach((row, at) => taken.set(values.subarray(row * outputs, (row + 1) * outputs), at * outputs))
  return taken
}
