import type { Ending } from './run-scenario.ts'
import type { Scenario } from './scenarios.ts'

/** What of "same winner, any fleet, any kill" a run broke, in words; empty when it kept it all. */
export function findFaults (scenario: Scenario, ending: Ending, expected: Ending): readonly string[] {
  const missed = scenario.failpoints.filter((failpoint) => !ending.failpointsReached.includes(failpoint))
  const claims: readonly (readonly [broken: boolean, fault: string])[] = [
    [ending.state !== 'succeeded', `the pipeline ${ending.state}`],
    [ending.sha256 !== expected.sha256, `the artifact is ${ending.sha256}, not ${expected.sha256}`],
    [ending.leaderboard !== expected.leaderboard, 'the leaderboard is another'],
    [ending.trialStates.join() !== expected.trialStates.join(), `the trials ended as ${ending.trialStates.join()}`],
    [ending.versions !== 1, `${ending.versions} versions are registered`],
    [ending.mostCommits > 1 && scenario.lostShare === 0, `a trial was committed ${ending.mostCommits} times`],
    [ending.trialsPushed !== ending.trialStates.length, `${ending.trialsPushed} of ${ending.trialStates.length} trials were pushed`],
    [missed.length > 0, `not reached: ${missed.join(', ')}`],
    [ending.orphans.length > 0, `left running: ${ending.orphans.join(', ')}`]
  ]
  return claims.filter(([broken]) => broken).map(([, fault]) => fault)
}
