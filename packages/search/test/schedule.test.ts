import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { createRandom, type FinishedTrial, type Problem, type Proposal, type TrialOutcome } from '@assay/shared'
import { defaultLag, openingTrials, pendingTrials, proposeTrial, randomSampler, spaceFor, tpe, visibleTrials } from '../src/index.ts'
import { completed, runSearch } from './run-search.ts'

const problem: Problem = { target: 'Attrition', kind: 'binary', metric: 'rocAuc', classes: ['No', 'Yes'] }
const space = spaceFor({ problem, rows: 1500, columns: 30, learners: ['baseline', 'logistic', 'forest', 'boosting', 'xgboost'] })

test('what a trial may see, and what still runs for it, are the trials before it', () => {
  fc.assert(fc.property(fc.nat(100), fc.integer({ min: 1, max: 20 }), (number, lag) => {
    expect([...visibleTrials(number, lag), ...pendingTrials(number, lag)]).toEqual(Array.from({ length: number }, (_, trial) => trial))
    expect(pendingTrials(number, lag).length).toBe(Math.min(number, lag - 1))
  }))
})

describe('proposeTrial', () => {
  test('trial 0 is the baseline, trial 1 a plain linear model, then every learner\'s first, then every one\'s second', () => {
    const opening = openingTrials(space)
    expect(opening.slice(0, 8).map(({ learner }) => learner)).toEqual(['baseline', 'logistic', 'forest', 'boosting', 'xgboost', 'logistic', 'forest', 'boosting'])
    expect(opening[1]!.params).toEqual({ l2: 1, l1Ratio: 0, classWeight: 'none' })
    const trials = runSearch({ space, trials: 40, seed: 1, metric: 'rocAuc', score: madeUpScore })
    expect(trials.slice(0, opening.length).map(({ learner, params }) => ({ learner, params }))).toEqual(opening)
  })

  test('names the trials it waits for', () => {
    const finished: FinishedTrial[] = [0, 2].map((number) => ({ number, learner: 'baseline', params: {}, outcome: completed(0.5) }))
    expect(proposeTrial({ space, lag: 3, number: 6, finished, proposals: new Map(), metric: 'rocAuc', seed: 1 })).toEqual({ wait: [1, 3] })
  })

  test('keeps a proposal that stands', () => {
    const standing: Proposal = { learner: 'forest', params: { trees: 7 } }
    expect(proposeTrial({ space, lag: 3, number: 1, finished: [], proposals: new Map([[1, standing]]), metric: 'rocAuc', seed: 1 })).toBe(standing)
  })

  test('depends on the seed', () => {
    const [one, other] = [1, 2].map((seed) => runSearch({ space, trials: 40, seed, metric: 'rocAuc', score: madeUpScore }))
    expect(one).not.toEqual(other)
  })

  test.each(Object.entries({ tpe, randomSampler }))('%s proposes the same trials on any fleet, whatever finishes first', (_, sampler) => {
    const trials = 40
    const alone = fleet(1, createRandom('alone'), trials, sampler)
    fc.assert(fc.property(fc.constantFrom(1, 2, 4, 16), fc.integer(), (slots, stream) => {
      expect(fleet(slots, createRandom(stream), trials, sampler)).toEqual(alone)
    }), { numRuns: 12 })
  })
})

/**
 * Runs a search on slots whose trials take random times. A trial that has to wait steps back behind those that need not; now and then a
 * worker dies and its trial is run again by another.
 */
function fleet (slots: number, random: ReturnType<typeof createRandom>, trials: number, sampler: typeof tpe): Proposal[] {
  const waiting = Array.from({ length: trials }, (_, number) => number)
  const running: { readonly number: number, readonly endsAt: number, readonly dies: boolean }[] = []
  const proposals = new Map<number, Proposal>()
  const finished: FinishedTrial[] = []
  for (let now = 0; finished.length < trials;) {
    for (const number of random.shuffle([...waiting])) {
      if (running.length === slots) break
      // Results arrive in any order, and what others proposed is known, or not.
      const known = new Map([...proposals].filter(() => random.next() < 0.7))
      const proposal = proposeTrial({ space, lag: defaultLag, number, finished, proposals: known, metric: 'rocAuc', seed: 7, sampler })
      if ('wait' in proposal) continue
      expect(proposals.get(number) ?? proposal).toEqual(proposal)
      proposals.set(number, proposal)
      waiting.splice(waiting.indexOf(number), 1)
      running.push({ number, endsAt: now + random.next() ** 3, dies: random.next() < 0.1 })
    }
    const next = running.sort((a, b) => a.endsAt - b.endsAt).shift()!
    now = next.endsAt
    if (next.dies) waiting.push(next.number)
    else finished.push({ ...proposals.get(next.number)!, number: next.number, outcome: outcomeOf(next.number, proposals.get(next.number)!) })
  }
  return Array.from({ length: trials }, (_, number) => proposals.get(number)!)
}

/** Mostly a score; some trials fail, some are pruned. */
function outcomeOf (number: number, proposal: Proposal): TrialOutcome {
  if (number % 11 === 5) return { state: 'failed', error: { code: 'FIT_DIVERGED', detail: 'made up' } }
  const score = madeUpScore(proposal)
  return number % 7 === 3 ? { state: 'pruned', score, folds: [score, score] } : completed(score)
}

function madeUpScore ({ learner, params }: Proposal): number {
  return createRandom(JSON.stringify([learner, params])).next()
}
