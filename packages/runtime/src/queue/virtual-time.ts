import type { Queue } from 'bullmq'

/** BullMQ's own limit; beyond it jobs are first come, first served. */
const latestTurn = 2 ** 21 - 1
/** Jobs of each state that are looked at; of those that wait for their turn, the next ones. */
const lookedAt = 100

/**
 * How far a queue is whose searches share its workers, one trial each in turn: the turn before the first of its jobs, low turns being served
 * first. A search that begins takes the turns from there, so that it neither overtakes the others nor waits for them to end.
 *
 * @see Goyal, Vin & Cheng, "Start-Time Fair Queueing", 1996 (a flow that begins has the start tag that is in service)
 */
export async function virtualTime (queue: Queue): Promise<number> {
  const jobs = await queue.getJobs(['active', 'waiting', 'prioritized', 'delayed'], 0, lookedAt - 1, true)
  return jobs.length === 0 ? 0 : Math.max(0, Math.min(...jobs.map(({ priority }) => priority)) - 1)
}

/** When a trial is served; one that steps back keeps its turn, and so comes before all that are later. @param begin the virtual time at which its search began */
export function turnOf (trial: number, begin: number): number {
  return Math.min(latestTurn, begin + trial + 1)
}
