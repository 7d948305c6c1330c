import { startPushgateway } from '@assay/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { findFaults } from './chaos/find-faults.ts'
import { runScenario } from './chaos/run-scenario.ts'
import { reference, smallEdition } from './chaos/scenarios.ts'
import { someEmployees } from './chaos/some-employees.ts'
import type { Ending } from './chaos/run-scenario.ts'
import type { Scenario } from './chaos/scenarios.ts'

async function run (scenario: Scenario): Promise<Ending> {
  const gateway = await startPushgateway()
  try {
    return await runScenario(scenario, someEmployees(), gateway.url)
  } finally {
    await gateway.stop()
  }
}

describe('same winner, any fleet, any kill', () => {
  let expected: Ending
  beforeAll(async () => { expected = await run(reference) })

  it('holds when nothing happens', () => {
    expect(findFaults(reference, expected, expected)).toEqual([])
  })

  it.each(smallEdition)('holds with $trainProcesses × $trainThreads trials at once, $name', async (scenario) => {
    const ending = await run(scenario)
    expect(findFaults(scenario, ending, expected)).toEqual([])
    expect(ending.kills.length + ending.failpointsReached.length).toBeGreaterThanOrEqual(10)
  })
})
