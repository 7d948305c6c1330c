import { redisKeys, type FinishedTrial, type Proposal, type Trial, type TrialCounts } from '@assay/shared'
import type { Redis } from 'ioredis'
import { whenRedisAnswers } from './redis-trouble.ts'
import { defineCommitOnce } from './scripts/commit-once.ts'
import { defineFirstWriterWins } from './scripts/first-writer-wins.ts'
import type { TrialEnding, TrialStore } from './trial-store.ts'

/** Trials as fields of three hashes of a pipeline: proposals, outcomes, and who runs what. */
export function openTrialStore (redis: Redis): TrialStore {
  const commitOnce = defineCommitOnce(redis)
  const firstWriterWins = defineFirstWriterWins(redis)

  async function read<T> (hash: string): Promise<Map<number, T>> {
    const fields = await whenRedisAnswers(() => redis.hgetall(hash))
    return new Map(Object.entries(fields).map(([trial, json]) => [Number(trial), JSON.parse(json) as T] as const).sort(([a], [b]) => a - b))
  }
  const readOutcomes = (pipelineId: string): Promise<Map<number, TrialEnding>> => read(redisKeys.outcomes(pipelineId))
  const readProposals = (pipelineId: string): Promise<Map<number, Proposal>> => read(redisKeys.proposals(pipelineId))

  return {
    propose: (pipelineId, trial, proposal) => whenRedisAnswers(async () =>
      JSON.parse(await firstWriterWins(redisKeys.proposals(pipelineId), trial, JSON.stringify(proposal))) as Proposal),
    proposals: readProposals,
    begin: (pipelineId, trial, worker) => whenRedisAnswers(async () => {
      await redis.multi().hset(redisKeys.running(pipelineId), { [trial]: JSON.stringify(worker) }).publish(redisKeys.pipelineChannel, pipelineId).exec()
    }),
    leave: (pipelineId, trial) => whenRedisAnswers(async () => {
      await redis.multi().hdel(redisKeys.running(pipelineId), String(trial)).publish(redisKeys.pipelineChannel, pipelineId).exec()
    }),
    commit: (pipelineId, trial, ending, proposal) => whenRedisAnswers(async () => {
      const keys = [redisKeys.outcomes(pipelineId), redisKeys.running(pipelineId), redisKeys.proposals(pipelineId)] as const
      return await commitOnce(...keys, trial, JSON.stringify(ending), proposal === undefined ? '' : JSON.stringify(proposal), redisKeys.pipelineChannel, pipelineId) === 1
    }),
    ending: (pipelineId, trial) => whenRedisAnswers(async () => {
      const ending = await redis.hget(redisKeys.outcomes(pipelineId), String(trial))
      return ending === null ? null : JSON.parse(ending) as TrialEnding
    }),
    async history (pipelineId) {
      const [endings, proposals] = await Promise.all([readOutcomes(pipelineId), readProposals(pipelineId)])
      const finished = [...endings].flatMap(([number, { outcome }]): FinishedTrial[] => {
        const proposal = proposals.get(number)
        return proposal === undefined ? [] : [{ number, ...proposal, outcome }]
      })
      return { finished, proposals }
    },
    ended: (pipelineId) => whenRedisAnswers(() => redis.hlen(redisKeys.outcomes(pipelineId))),
    async list (pipelineId, total) {
      const [endings, proposals, running] = await Promise.all([readOutcomes(pipelineId), readProposals(pipelineId), read<string>(redisKeys.running(pipelineId))])
      return Array.from({ length: total }, (_, number) => describe(number, proposals.get(number), endings.get(number), running.get(number)))
    },
    async counts (pipelineId, total, within = total) {
      const states = [...await readOutcomes(pipelineId)].filter(([trial]) => trial < within).map(([, { outcome }]) => outcome.state)
      const count = (wanted: typeof states[number]): number => states.filter((state) => state === wanted).length
      return { total, completed: count('completed'), pruned: count('pruned'), failed: count('failed') } satisfies TrialCounts
    },
    remove: (pipelineId) => whenRedisAnswers(async () => {
      await redis.del(redisKeys.proposals(pipelineId), redisKeys.outcomes(pipelineId), redisKeys.running(pipelineId))
    })
  }
}

function describe (number: number, proposal: Proposal | undefined, ending: TrialEnding | undefined, runner: string | undefined): Trial {
  if (ending === undefined) {
    return { number, ...proposal, state: runner === undefined ? 'queued' : 'running', ...(runner !== undefined && { worker: runner }) }
  }
  const { outcome, seconds, worker } = ending
  return { number, ...proposal, ...outcome, seconds, worker }
}
