import type { FinishedTrial, Params } from '@assay/shared'
import type { Sampler } from '../sampler.ts'
import { bestFirst, isScored } from './best-first.ts'
import { chooseLearner } from './choose-learner.ts'
import { drawParams } from './draw-params.ts'
import { openLearners } from './open-learners.ts'
import { evenWidths, neighbourWidths } from './kernel-widths.ts'
import { fitParzen } from './parzen.ts'

/**
 * Tree-structured Parzen estimator: draws params where the good trials of a learner lie, and proposes the draw at which good trials are
 * densest compared with bad ones. Trials that still run count as bad, which keeps parallel trials apart; so do failed ones.
 *
 * @see Bergstra et al., "Algorithms for Hyper-Parameter Optimization", 2011
 * @see Watanabe, "Tree-Structured Parzen Estimator: Understanding Its Algorithm Components", 2023 (what the constants do)
 */
export const tpe: Sampler = ({ space, seen, pending, metric, random }) => {
  const { learner, dimensions } = chooseLearner(openLearners(space, [...seen, ...pending]), seen, metric, random)
  const own = seen.filter((trial) => trial.learner === learner)
  const running = pending.filter((trial) => trial.learner === learner).map(({ params }) => params)
  if (own.filter(isScored).length < startupTrials) return { learner, params: drawParams(dimensions, random) }

  const ranked = bestFirst(own, metric)
  const best = ranked.slice(0, goodTrials(own))
  // The best of the good trials counts for one, the next ones for less and less.
  const good = fitParzen(dimensions, best.map(({ params }, rank) => ({ params, weight: 1 - rank / best.length })), neighbourWidths)
  const rest = [...ranked.slice(best.length).map(({ params }) => params), ...running]
  const bad = fitParzen(dimensions, rest.map((params) => ({ params, weight: 1 })), evenWidths)
  const blank = fitParzen(dimensions, [], evenWidths)

  const tried = new Set([...own.map(({ params }) => keyOf(params)), ...running.map(keyOf)])
  let chosen: { params: Params, gain: number } | null = null
  for (let draw = 0; draw < candidates; draw++) {
    const params = good.draw(random, mixing)
    const doubted = doubt * blank.density(params)
    // What was tried is proposed again only where nothing else was drawn.
    const gain = tried.has(keyOf(params)) ? -Infinity : (good.density(params) + doubted) / (bad.density(params) + doubted)
    if (chosen === null || gain > chosen.gain) chosen = { params, gain }
  }
  return { learner, params: chosen!.params }
}

/** Scored trials of a learner, its portfolio's included, before its results are trusted to lead. */
const startupTrials = 6
const candidates = 48
const goodShare = 0.15
/** The chance that a parameter of a draw comes from another good trial than the rest of it. */
const mixing = 0.5
/**
 * Even density, in parts, that both sides are given before they are compared: without it empty corners look best, because no bad trial
 * is near.
 */
const doubt = 10

function goodTrials (own: readonly FinishedTrial[]): number {
  return Math.min(own.filter(isScored).length, Math.ceil(own.length * goodShare), 25)
}

function keyOf (params: Params): string {
  return JSON.stringify(params, Object.keys(params).sort())
}
