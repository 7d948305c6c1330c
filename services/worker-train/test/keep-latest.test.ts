import { expect, it } from 'vitest'
import { keepLatest } from '../src/keep-latest.ts'

it('loads what is asked for once, and again when others were asked for since', async () => {
  const loaded: string[] = []
  const read = keepLatest(2, async (first: string, second: string) => {
    loaded.push(first + second)
    return first + second
  })
  expect(await Promise.all([read('a', '1'), read('a', '1'), read('b', '1'), read('a', '1')])).toEqual(['a1', 'a1', 'b1', 'a1'])
  expect(loaded).toEqual(['a1', 'b1'])
  await read('c', '1')
  await read('a', '1')
  await read('b', '1')
  expect(loaded).toEqual(['a1', 'b1', 'c1', 'b1'])
})

it('does not keep a failure', async () => {
  let times = 0
  const read = keepLatest(2, async () => {
    times++
    if (times === 1) throw new Error('away')
    return times
  })
  await expect(read()).rejects.toThrow('away')
  expect(await read()).toBe(2)
})
