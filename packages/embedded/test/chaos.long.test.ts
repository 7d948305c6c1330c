import { expect, it } from 'vitest'
import { playSuite } from './chaos/play-suite.ts'
import { smallEdition } from './chaos/scenarios.ts'

it('comes to the same winner one trial at a time and four at once, killed at failpoints and at random', async () => {
  const names: string[] = []
  for await (const { scenario, faults } of playSuite(smallEdition)) {
    expect(faults, scenario.name).toEqual([])
    names.push(scenario.name)
  }
  expect(names).toHaveLength(2)
})
