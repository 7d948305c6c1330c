import { expect, it } from 'vitest'
import { openService } from '../src/index.ts'

it('closes in reverse, each part once, also when one fails to', async () => {
  const closed: string[] = []
  const service = await openService('test', async (onStop) => {
    onStop(() => closed.push('first'))
    onStop(() => { throw new Error('stuck') })
    onStop(async () => { closed.push('last') })
    return { url: 'http://here' }
  })
  expect(service).toMatchObject({ name: 'test', url: 'http://here' })
  await expect(service.stop()).rejects.toThrow('test did not close cleanly')
  await expect(service.stop()).rejects.toThrow()
  expect(closed).toEqual(['last', 'first'])
})

it('closes what was open when opening fails', async () => {
  const closed: string[] = []
  await expect(openService('test', async (onStop) => {
    onStop(() => closed.push('first'))
    throw new Error('no port')
  })).rejects.toThrow('no port')
  expect(closed).toEqual(['first'])
})
