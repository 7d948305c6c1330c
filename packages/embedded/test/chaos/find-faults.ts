import { isDeepStrictEqual } from 'node:util'
import type { Ending } from './run-scenario.ts'
import type { PipelineEnding } from './read-pipeline-ending.ts'
import type { Scenario } from './scenarios.ts'
import type { Workload } from './workloads.ts'

/** So many processes at least die where any are to die. */
const leastKills = 10

/** What of "same winner, any fleet, any kill" a run broke, in words; empty when it kept it all. */
export function findFaults (scenario: Scenario, workload: Workload, ending: Ending, expected: Ending): readonly string[] {
  const missed = scenario.failpoints.filter((failpoint) => !ending.failpointsReached.includes(failpoint))
  const killed = ending.kills.length + ending.failpointsReached.length
  return [
    ...ending.pipelines.flatMap((pipeline, at) => findFaultsOfPipeline(pipeline, expected.pipelines[at]!)),
    ...told([
      [!workload.isShown(ending), `the run shows nothing of ${workload.name}`],
      [ending.versions !== workload.orders.length, `${ending.versions} versions are registered`],
      [ending.mostCommits > 1 && scenario.lostShare === 0, `a trial was committed ${ending.mostCommits} times`],
      [missed.length > 0, `not reached: ${missed.join(', ')}`],
      [scenario.failpoints.length + scenario.victims.length > 0 && killed < leastKills, `only ${killed} kills`],
      [ending.orphans.length > 0, `left running: ${ending.orphans.join(', ')}`]
    ])
  ]
}

function findFaultsOfPipeline (pipeline: PipelineEnding, expected: PipelineEnding): readonly string[] {
  return told([
    [pipeline.state !== 'succeeded', `the pipeline ${pipeline.state}`],
    [pipeline.sha256 !== expected.sha256, `the artifact is ${pipeline.sha256}, not ${expected.sha256}`],
    [!isDeepStrictEqual(pipeline.leaderboard, expected.leaderboard), 'the leaderboard is another'],
    [pipeline.trialStates.join() !== expected.trialStates.join(), `the trials ended as ${pipeline.trialStates.join()}`],
    // Where a wall limit cuts, the search that is expected ends by its number of trials.
    [expected.searchCut !== null && !isDeepStrictEqual(pipeline.searchCut, expected.searchCut), `the search was cut ${pipeline.searchCut?.reason ?? 'nowhere'}`],
    [pipeline.trialsPushed !== pipeline.trialStates.length, `${pipeline.trialsPushed} of ${pipeline.trialStates.length} trials were pushed`]
  ])
}

const told = (claims: readonly (readonly [broken: boolean, fault: string])[]): readonly string[] => claims.filter(([broken]) => broken).map(([, fault]) => fault)
