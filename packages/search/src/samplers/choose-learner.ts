import type { FinishedTrial, MetricName, Random } from '@assay/shared'
import type { SearchedLearner } from '../search-space.ts'
import { bestFirst, isScored } from './best-first.ts'

/**
 * Draws the learner of the next trial: as often as it stands among the best trials seen, and now and then any, so that
 * none is given up for good and a lost one costs little.
 */
export function chooseLearner (open: readonly SearchedLearner[], seen: readonly FinishedTrial[], metric: MetricName, random: Random): SearchedLearner {
  if (random.next() < exploredShare) return open[random.integer(open.length)]!
  const rivals = seen.filter((trial) => open.some(({ learner }) => learner === trial.learner))
  const best = bestFirst(rivals, metric).filter(isScored).slice(0, Math.max(leastBest, Math.ceil(rivals.length * bestShare)))
  const chances = open.map(({ learner }) => best.filter((trial) => trial.learner === learner).length + 1 / open.length)
  let left = random.next() * (best.length + 1)
  return open.find((_, index) => (left -= chances[index]!) < 0) ?? open[open.length - 1]!
}

const exploredShare = 0.1
const bestShare = 0.2
const leastBest = 4
