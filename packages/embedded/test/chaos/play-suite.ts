import { startPushgateway } from '@assay/testkit'
import { findFaults } from './find-faults.ts'
import { runScenario } from './run-scenario.ts'
import { reference, type Scenario, type Suite } from './scenarios.ts'
import { withoutWallLimits, type Workload } from './workloads.ts'
import type { Ending } from './run-scenario.ts'

export interface Played {
  readonly workload: Workload
  readonly scenario: Scenario
  readonly ending: Ending
  /** In words; empty when the promise was kept. */
  readonly faults: readonly string[]
}

/**
 * Runs a workload one trial at a time, and then as often as there are scenarios, which have to come to the same. Where the clock cuts a
 * search, it is cut in the first scenario; all that follow have as many trials as were left then, and no limit.
 */
export async function * playSuite ({ workload, scenarios }: Suite): AsyncGenerator<Played> {
  const first = scenarios[0]!
  const timed = workload.orders.some(({ seconds }) => seconds !== undefined) ? await run(first, workload) : null
  const settled = timed === null ? workload : withoutWallLimits(workload, timed)
  const expected = await run(reference, settled)
  const judge = (scenario: Scenario, asked: Workload, ending: Ending): Played => ({ workload: asked, scenario, ending, faults: findFaults(scenario, asked, ending, expected) })

  yield judge(reference, settled, expected)
  if (timed !== null) yield judge(first, workload, timed)
  for (const scenario of timed === null ? scenarios : scenarios.slice(1)) yield judge(scenario, settled, await run(scenario, settled))
}

/** The gateway would keep what another run pushed for the same pipeline. */
async function run (scenario: Scenario, workload: Workload): Promise<Ending> {
  const gateway = await startPushgateway()
  try {
    return await runScenario(scenario, workload, gateway.url)
  } finally {
    await gateway.stop()
  }
}
