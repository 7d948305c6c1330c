import { earlyEnd, everyLearner, halving, wallLimit, warmStart } from './workloads.ts'
import type { Workload } from './workloads.ts'

/** What happens to one run of a workload. */
export interface Scenario {
  readonly name: string
  readonly trainProcesses: number
  readonly trainThreads: number
  /** Calls after which a process kills itself, once each. */
  readonly failpoints: readonly string[]
  /** Whom to kill with SIGKILL at drawn moments, in a drawn order. */
  readonly victims: readonly string[]
  readonly seed: number
  /** Share of Redis's log that is lost when four trials have ended, at a stop of everything; 0: nothing happens to it. */
  readonly lostShare: number
}

/** A workload, and all that happens to it; each time it has to come to what it comes to one trial at a time. */
export interface Suite {
  readonly workload: Workload
  readonly scenarios: readonly Scenario[]
}

const calm = { failpoints: [], victims: [], seed: 0, lostShare: 0 } as const
const oneByOne = { trainProcesses: 1, trainThreads: 1 } as const
const fourAtOnce = { trainProcesses: 2, trainThreads: 2 } as const

/** A trial that is claimed, fitted, stored, committed, pushed. */
const trialFailpoints = ['trials.begin', 'trainer.train', 'objects.put', 'trials.commit', 'reportTrial'].map((call) => `worker-train.${call}`)
const cutFailpoints = ['worker-train.pipelines.cutSearch', 'worker-train.queues.dropTrials']

const everyFailpoint = [
  ...trialFailpoints,
  'api.pipelines.create',
  'worker-clean.threads.run', 'worker-clean.queues.startSearch',
  'worker-eval.registry.register', 'worker-eval.registry.promote', 'worker-eval.pipelines.end'
]

const everybody = [...Array<string>(7).fill('worker-train'), 'worker-clean', 'worker-eval', 'api', 'redis', 'redis']

/** What all others have to equal. */
export const reference: Scenario = { ...calm, ...oneByOne, name: 'one trial at a time' }

const calmlyFour: Scenario = { ...calm, ...fourAtOnce, name: 'four at once' }
const killedEverywhere: Scenario = { ...calm, ...fourAtOnce, name: 'killed at every failpoint and at random', failpoints: everyFailpoint, victims: everybody, seed: 5 }
const killedAtCut: Scenario = { ...killedEverywhere, failpoints: [...everyFailpoint, ...cutFailpoints] }

export const smallEdition: Suite = {
  workload: everyLearner,
  scenarios: [
    { ...calm, ...fourAtOnce, name: 'killed at failpoints and at random', failpoints: [...trialFailpoints, 'api.pipelines.create', 'worker-eval.registry.register'], victims: ['worker-clean', 'worker-train', 'redis', 'api'], seed: 1 }
  ]
}

export const largeEdition: readonly Suite[] = [
  {
    workload: everyLearner,
    scenarios: [
      calmlyFour,
      { ...calm, ...fourAtOnce, name: 'killed at every failpoint', failpoints: everyFailpoint },
      ...[1, 2, 3].map((seed) => ({ ...calm, ...fourAtOnce, name: `killed at random, seed ${seed}`, victims: everybody, seed })),
      { ...calm, ...oneByOne, name: 'one trial at a time, killed at random', victims: everybody, seed: 4 },
      { ...calm, ...fourAtOnce, name: 'a crash that loses a third of Redis', lostShare: 1 / 3 },
      { ...calm, ...fourAtOnce, name: 'Redis lost altogether', lostShare: 1 }
    ]
  },
  { workload: halving, scenarios: [calmlyFour, killedEverywhere] },
  { workload: earlyEnd, scenarios: [calmlyFour, killedAtCut] },
  { workload: warmStart, scenarios: [calmlyFour, killedEverywhere] },
  { workload: wallLimit, scenarios: [killedAtCut] }
]
