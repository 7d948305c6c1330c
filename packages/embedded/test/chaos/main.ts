/** `npm run chaos [WORDS]`: the large edition, or the scenarios whose workload's or own name holds the words. Exit code 1 when a run broke the promise. */
import { playSuite, type Played } from './play-suite.ts'
import { largeEdition } from './scenarios.ts'

const words = process.argv.slice(2).join(' ')

for (const { workload, scenarios } of largeEdition) {
  const chosen = scenarios.filter(({ name }) => `${workload.name}: ${name}`.includes(words))
  if (chosen.length === 0) continue
  for await (const played of playSuite({ workload, scenarios: chosen })) report(played)
}

function report ({ workload, scenario, ending, faults }: Played): void {
  const { pipelines, kills, failpointsReached, recoverySeconds, seconds, mostDeaths } = ending
  const recovery = recoverySeconds.length === 0 ? '' : `, trials of dead workers taken over after ${recoverySeconds.map((took) => took.toFixed(1)).join(', ')} s`
  const trials = pipelines.map(({ trialStates, searchCut }) => `${trialStates.length}${searchCut === null ? '' : ' (cut)'}`).join(' + ')
  const artifacts = pipelines.map(({ sha256 }) => sha256.slice(0, 12)).join(', ')
  console.log(`${faults.length === 0 ? 'kept  ' : 'BROKEN'} ${workload.name}: ${scenario.name}: ${trials} trials, ${kills.length + failpointsReached.length} kills, ${seconds.toFixed(1)} s, a job lost at most ${mostDeaths} workers${recovery}, artifact ${artifacts}`)
  for (const { role, pid } of kills) console.log(`         killed ${role} (${pid})`)
  for (const fault of faults) console.log(`         ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}
