import type { AnswerCounts } from '@assay/storage'
import type { Seen } from './open-live-answers.ts'

/** Additions; while Redis is away for longer, the oldest are forgotten. */
const mostWaiting = 600

/** Adds what each look has counted to what all processes have, in their order; what cannot be added now is added with the next. */
export function createAddCounts ({ addRows, addComparison }: AnswerCounts): (seen: Seen) => Promise<void> {
  const waiting: Array<() => Promise<void>> = []
  return async ({ counts, comparisons }) => {
    waiting.push(
      ...counts.map(({ counts, ...version }) => () => addRows(version, counts)),
      ...comparisons.map(({ sums, ...shadow }) => () => addComparison(shadow, sums))
    )
    waiting.splice(0, waiting.length - mostWaiting)
    for (let [add] = waiting; add !== undefined; [add] = waiting) {
      await add()
      waiting.shift()
    }
  }
}
