/** What happens to one run of the pipeline. */
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

const calm = { failpoints: [], victims: [], seed: 0, lostShare: 0 } as const
const oneByOne = { trainProcesses: 1, trainThreads: 1 } as const
const fourAtOnce = { trainProcesses: 2, trainThreads: 2 } as const

/** A trial that is claimed, fitted, stored, committed, pushed. */
const trialFailpoints = ['trials.begin', 'trainer.train', 'objects.put', 'trials.commit', 'reportTrial'].map((call) => `worker-train.${call}`)

const everyFailpoint = [
  ...trialFailpoints,
  'api.pipelines.create',
  'worker-clean.threads.run', 'worker-clean.queues.startSearch',
  'worker-eval.registry.register', 'worker-eval.registry.promote', 'worker-eval.pipelines.end'
]

const everybody = [...Array<string>(7).fill('worker-train'), 'worker-clean', 'worker-eval', 'api', 'redis', 'redis']

/** What all others have to equal. */
export const reference: Scenario = { ...calm, ...oneByOne, name: 'one trial at a time' }

export const smallEdition: readonly Scenario[] = [
  { ...calm, ...fourAtOnce, name: 'killed at failpoints and at random', failpoints: [...trialFailpoints, 'api.pipelines.create', 'worker-eval.registry.register'], victims: ['worker-clean', 'worker-train', 'redis', 'api'], seed: 1 }
]

export const largeEdition: readonly Scenario[] = [
  { ...calm, ...fourAtOnce, name: 'four at once' },
  { ...calm, ...fourAtOnce, name: 'killed at every failpoint', failpoints: everyFailpoint },
  ...[1, 2, 3].map((seed) => ({ ...calm, ...fourAtOnce, name: `killed at random, seed ${seed}`, victims: everybody, seed })),
  { ...calm, ...oneByOne, name: 'one trial at a time, killed at random', victims: everybody, seed: 4 },
  { ...calm, ...fourAtOnce, name: 'a crash that loses a third of Redis', lostShare: 1 / 3 },
  { ...calm, ...fourAtOnce, name: 'Redis lost altogether', lostShare: 1 }
]
