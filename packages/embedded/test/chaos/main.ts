/** `npm run chaos [WORDS]`: the large edition, or the scenarios whose names hold the words. Exit code 1 when a run broke the promise. */
import { startPushgateway } from '@assay/testkit'
import { findFaults } from './find-faults.ts'
import { runScenario } from './run-scenario.ts'
import { largeEdition, reference } from './scenarios.ts'
import { someEmployees } from './some-employees.ts'
import type { Ending } from './run-scenario.ts'
import type { Scenario } from './scenarios.ts'

const words = process.argv.slice(2).join(' ')
const csv = someEmployees()

const expected = await run(reference)
report(reference, expected, expected)
for (const scenario of largeEdition.filter(({ name }) => name.includes(words))) report(scenario, await run(scenario), expected)

/** The gateway would keep what another run pushed for the same pipeline. */
async function run (scenario: Scenario): Promise<Ending> {
  const gateway = await startPushgateway()
  try {
    return await runScenario(scenario, csv, gateway.url)
  } finally {
    await gateway.stop()
  }
}

function report (scenario: Scenario, ending: Ending, reference: Ending): void {
  const { kills, failpointsReached, recoverySeconds, seconds, sha256, mostDeaths } = ending
  const faults = findFaults(scenario, ending, reference)
  const recovery = recoverySeconds.length === 0 ? '' : `, trials of dead workers taken over after ${recoverySeconds.map((took) => took.toFixed(1)).join(', ')} s`
  console.log(`${faults.length === 0 ? 'kept  ' : 'BROKEN'} ${scenario.name}: ${kills.length + failpointsReached.length} kills, ${seconds.toFixed(1)} s, a job lost at most ${mostDeaths} workers${recovery}, artifact ${sha256.slice(0, 12)}`)
  for (const { role, pid } of kills) console.log(`         killed ${role} (${pid})`)
  for (const fault of faults) console.log(`         ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}
