import { expect, it } from 'vitest'
import { limitRate } from '../../src/queue/limit-rate.ts'

it('lets one call through at a time and tells how many it held back', async () => {
  const calls: Array<[number, string]> = []
  const log = limitRate(100, (suppressed, text: string) => { calls.push([suppressed, text]) })
  for (let turn = 0; turn < 12_000; turn++) log(`error ${turn}`)
  expect(calls).toEqual([[0, 'error 0']])
  await new Promise((resolve) => { setTimeout(resolve, 120) })
  log('another')
  expect(calls[1]).toEqual([11_999, 'another'])
})
