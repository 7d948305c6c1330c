import { describe, expect, test } from 'vitest'
import { createRandom, type FinishedTrial, type Params, type Proposal, type Random } from '@assay/shared'
import { isActive, type Dimension, type Sampler, type SamplerRequest, type SearchSpace } from '@assay/search'

/** What every sampler keeps to, whatever it has seen. */
export function samplerContract (name: string, sampler: Sampler): void {
  describe(`the sampler ${name}`, () => {
    test('proposes params of the learner\'s space: all that exist, no others, within their values', () => {
      for (const request of requests()) {
        const { learner, params } = sampler(request)
        const { dimensions } = request.space.learners.find((searched) => searched.learner === learner)!
        const active = Object.entries(dimensions).filter(([, dimension]) => isActive(dimension, params))
        expect(Object.keys(params)).toEqual(active.map(([parameter]) => parameter))
        for (const [parameter, dimension] of active) expect(isValueOf(dimension, params[parameter]!)).toBe(true)
      }
    })

    test('proposes the same for the same request, and something else for another stream', () => {
      const proposals = requests().map((request) => sampler(request))
      expect(requests().map((request) => sampler(request))).toEqual(proposals)
      const others = requests('another').map((request) => sampler(request))
      expect(others).not.toEqual(proposals)
    })

    test('leaves what it is given as it was', () => {
      for (const request of requests()) {
        const before = JSON.stringify([request.seen, request.pending, request.space])
        sampler(request)
        expect(JSON.stringify([request.seen, request.pending, request.space])).toBe(before)
      }
    })

    test('proposes no learner without dimensions, nor beyond its limit', () => {
      const counts = new Map<string, number>()
      runTrials(sampler, 120).forEach(({ learner }) => counts.set(learner, (counts.get(learner) ?? 0) + 1))
      expect(counts.has('baseline')).toBe(false)
      expect(counts.get('xgboost')).toBeLessThanOrEqual(3)
    })

    test('tries every learner', () => {
      expect(new Set(runTrials(sampler, 120).map(({ learner }) => learner))).toEqual(new Set(['logistic', 'forest', 'xgboost']))
    })

    test('draws numbers from all of a scale', () => {
      const drawn = requests().map((_, index) => sampler({ ...requests()[0]!, random: createRandom(index) }))
      const l2 = drawn.filter(({ learner }) => learner === 'logistic').map(({ params }) => Math.log10(Number(params['l2'])))
      expect(Math.min(...l2)).toBeLessThan(-2)
      expect(Math.max(...l2)).toBeGreaterThan(1)
    })

    test('bears failed and pruned trials, and scores that are not numbers', () => {
      const odd = requests()[20]!
      const seen = odd.seen.map((trial, index): FinishedTrial => ({ ...trial, outcome: [
        { state: 'failed', error: { code: 'FIT_DIVERGED', detail: 'no numbers' } },
        { state: 'pruned', score: 0.4, folds: [0.4] },
        { state: 'completed', score: NaN, scoreInterval: { low: 0, high: 0 }, folds: [] }
      ][index % 3] as FinishedTrial['outcome'] }))
      expect(sampler({ ...odd, seen }).params).toBeDefined()
    })
  })
}

/** Two learners to search, one with a parameter that only some of its params have, one with a limit, and one without dimensions. */
const space: SearchSpace = {
  learners: [
    { learner: 'baseline', dimensions: {}, portfolio: [{}], atMost: 1 },
    {
      learner: 'logistic',
      portfolio: [],
      dimensions: {
        l2: { kind: 'float', low: 1e-4, high: 1e3, log: true },
        penalty: { kind: 'choice', values: ['ridge', 'net'] },
        l1Ratio: { kind: 'float', low: 0, high: 1, when: { parameter: 'penalty', in: ['net'] } }
      }
    },
    {
      learner: 'forest',
      portfolio: [],
      dimensions: {
        maxDepth: { kind: 'integer', low: 2, high: 20 },
        minRowsPerLeaf: { kind: 'integer', low: 1, high: 100, log: true },
        extra: { kind: 'choice', values: [false, true] },
        columnShare: { kind: 'float', low: 0.1, high: 1 },
        rowShare: { kind: 'float', low: 0.5, high: 1 }
      }
    },
    { learner: 'xgboost', portfolio: [], dimensions: { maxDepth: { kind: 'integer', low: 3, high: 3 } }, atMost: 3 }
  ]
}

function requests (stream = 'contract'): SamplerRequest[] {
  return Array.from({ length: 60 }, (_, number) => requestAt(number, createRandom(stream).fork(number)))
}

/** Earlier trials with made-up scores; the last three still run. */
function requestAt (number: number, random: Random): SamplerRequest {
  const earlier = Array.from({ length: number }, (_, trial) => madeUpProposal(random.fork('earlier').fork(trial)))
  return {
    space,
    number,
    seen: earlier.slice(0, Math.max(0, number - 3)).map((proposal, trial) => completed(trial, proposal, random.fork('score').fork(trial).next())),
    pending: earlier.slice(Math.max(0, number - 3)),
    metric: 'rocAuc',
    random
  }
}

function madeUpProposal (random: Random): Proposal {
  const l2 = 10 ** (random.next() * 7 - 4)
  const params: Params = random.next() < 0.5 ? { l2, penalty: 'ridge' } : { l2, penalty: 'net', l1Ratio: random.next() }
  return random.next() < 0.6
    ? { learner: 'logistic', params }
    : { learner: 'forest', params: { maxDepth: 2 + random.integer(19), minRowsPerLeaf: 1 + random.integer(100), extra: random.next() < 0.5, columnShare: 0.5, rowShare: 0.75 } }
}

function runTrials (sampler: Sampler, trials: number): Proposal[] {
  const seen: FinishedTrial[] = []
  for (let number = 0; number < trials; number++) {
    const random = createRandom('run').fork(number)
    const proposal = sampler({ space, number, seen, pending: [], metric: 'rocAuc', random })
    seen.push(completed(number, proposal, proposal.learner === 'logistic' ? 0.8 + random.next() / 20 : 0.7))
  }
  return seen
}

function completed (number: number, proposal: Proposal, score: number): FinishedTrial {
  return { ...proposal, number, outcome: { state: 'completed', score, scoreInterval: { low: score, high: score }, folds: [score] } }
}

function isValueOf (dimension: Dimension, value: Params[string]): boolean {
  if (dimension.kind === 'choice') return dimension.values.includes(value)
  return typeof value === 'number' && value >= dimension.low && value <= dimension.high && (dimension.kind === 'float' || Number.isInteger(value))
}
